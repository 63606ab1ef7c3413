public import DuologMerge

/// What came of reading one bundle.
public struct ImportReport: Sendable {
  /// A stretch of a log that cannot be taken yet.
  public struct Gap: Hashable, Sendable {
    /// The log.
    public let log: LogID
    /// The events that have to arrive first.
    public let missing: ClosedRange<Int64>
    /// The events that wait for them.
    public let waiting: ClosedRange<Int64>
  }

  /// The number of events that came in from each log.
  public internal(set) var imported: [LogID: Int] = [:]
  /// The segments that do not connect to what is held.
  public internal(set) var gaps: [Gap] = []
  /// The devices of which two copies turned out to be in use, now or in a reading that was cut
  /// short before it could say so. Nothing of theirs is lost.
  public internal(set) var forked: Set<DeviceID> = []
  /// The logs of which a segment was set aside, since the journal would have to hold or remember more
  /// logs than it may.
  public internal(set) var refused: [LogID] = []
  /// What the bundle says of itself, if it is one of this journal.
  var header: BundleHeader?
  /// What the bundle holds of devices' logs, verified, and held now.
  var verified: [VerifiedEvents] = []
  /// Why the rest of the bundle could not be read; what stood before it has been imported.
  public internal(set) var problem: BundleError?

  /// The number of events that came in.
  public var importedCount: Int { imported.values.reduce(0, +) }

  /// Whether all that the bundle holds is held now.
  public var isComplete: Bool { gaps.isEmpty && refused.isEmpty && problem == nil }
}

/// Events of a device that stand in a bundle one after the other, and are held.
struct VerifiedEvents {
  let device: DeviceID
  var range: ClosedRange<Int64>
  /// The log digest at the last one.
  var digest: Digest
}

extension ImportReport {
  /// Takes note of a segment that has been verified.
  mutating func note(_ segment: SegmentHeader, upTo trailer: SegmentTrailer) {
    let device = segment.log.device
    if let last = verified.indices.last, verified[last].device == device,
      verified[last].digest == segment.before, verified[last].range.upperBound == segment.first - 1
    {
      verified[last].range = verified[last].range.lowerBound...trailer.last
      verified[last].digest = trailer.after
    } else {
      verified.append(
        VerifiedEvents(
          device: device, range: segment.first...trailer.last, digest: trailer.after))
    }
  }
}
