public import DuologMerge

/// The result of reading one bundle.
public struct ImportReport: Sendable {
  /// A stretch of a log that cannot be imported yet.
  public struct Gap: Hashable, Sendable {
    /// The log.
    public let log: LogID
    /// The events that must arrive first.
    public let missing: ClosedRange<Int64>
    /// The events that are waiting for them.
    public let blocked: ClosedRange<Int64>
  }

  /// The number of events imported from each log.
  public internal(set) var imported: [LogID: Int] = [:]
  /// The segments that do not connect to the events held.
  public internal(set) var gaps: [Gap] = []
  /// The devices found to have two copies in use, now or in an earlier reading that was cut short
  /// before it could report them. None of their events are lost.
  public internal(set) var forked: Set<DeviceID> = []
  /// The logs with a segment that was set aside, because the journal would otherwise exceed its
  /// limit on logs.
  public internal(set) var refused: [LogID] = []
  /// Whether the bundle has said of a key that it has been replaced, and that was news.
  var hasChangedKeys = false
  /// The bundle's header, if the bundle belongs to this journal.
  var header: BundleHeader?
  /// The bundle's verified events of devices' logs, which are now held.
  var verified: [VerifiedEvents] = []
  /// Why the rest of the bundle could not be read. Everything before that was imported.
  public internal(set) var problem: BundleError?

  /// The number of events imported.
  public var importedCount: Int { imported.values.reduce(0, +) }

  /// Whether everything in the bundle is now held.
  public var isComplete: Bool { gaps.isEmpty && refused.isEmpty && problem == nil }
}

/// Consecutive events of a device in a bundle, all of them held.
struct VerifiedEvents {
  let device: DeviceID
  var range: ClosedRange<Int64>
  /// The log digest at the last event.
  var digest: Digest
}

extension ImportReport {
  /// Records a verified segment.
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
