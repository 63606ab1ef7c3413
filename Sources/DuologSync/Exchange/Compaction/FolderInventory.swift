import DuologMerge

/// The segments that stand in a shared folder, and how far they can be relied on.
struct FolderInventory {
  /// A file named as a segment.
  struct Segment {
    let file: FolderFile
    let name: SegmentName
    let condition: Condition
  }

  /// How far a file holds what its name says.
  enum Condition {
    /// This replica has written it or read it to its end, and it has not changed since.
    case verified
    /// Nothing is known against it.
    case named
    /// It ends early, or its bytes were changed on the way.
    case spoiled
    /// It is whole, and holds something else.
    case misnamed
  }

  private let segments: [Segment]
  private let ownLog: LogID

  /// - Parameter ownLog: the log of the device that takes the inventory.
  init(_ segments: [Segment], ownLog: LogID) {
    self.segments = segments
    self.ownLog = ownLog
  }

  /// For each log, the stretches that stand in the folder.
  ///
  /// What others have relayed of this device's log does not count: who relies on a relay relies on
  /// one who relies on the author.
  var published: [LogID: SequenceSet] {
    var published: [LogID: SequenceSet] = [:]
    for segment in segments where segment.isSound {
      guard segment.name.log != ownLog || isOwn(segment) else { continue }
      published[segment.name.log, default: SequenceSet()].insert(segment.name.range)
    }
    return published
  }

  /// The stretches of `log` that stand in this device's own directory.
  func own(_ log: LogID) -> [ClosedRange<Int64>] {
    segments.filter { $0.name.log == log && isOwn($0) && $0.isSound }.map(\.name.range)
  }

  /// The files in this device's own directory that may go: parts of a larger one, relays that their
  /// author's own files have made needless, and spoiled ones that have been written anew.
  ///
  /// Only what has been verified makes another file needless: whoever deletes it takes it from
  /// everybody.
  var needless: [FolderFile] {
    let verified = Dictionary(
      grouping: segments.filter { $0.condition == .verified }, by: \.name.log)
    return segments.filter { segment in
      isOwn(segment) && isNeedless(segment, beside: verified[segment.name.log] ?? [])
    }.map(\.file)
  }

  private func isNeedless(_ segment: Segment, beside verified: [Segment]) -> Bool {
    let range = segment.name.range
    let own = verified.filter(isOwn)
    let authors = isAuthors(segment) ? [] : verified.filter(isAuthors)
    switch segment.condition {
    case .verified, .named:
      return own.contains { $0.name.range.count > range.count && $0.name.range.contains(range) }
        || covered(by: authors).contains(range)
    case .spoiled:
      return covered(by: own + authors).contains(range)
    case .misnamed:
      return false
    }
  }

  private func covered(by segments: [Segment]) -> SequenceSet {
    var covered = SequenceSet()
    for segment in segments { covered.insert(segment.name.range) }
    return covered
  }

  private func isOwn(_ segment: Segment) -> Bool { segment.file.directory == ownLog.device }

  /// Whether the file lies in the directory of the device whose events it holds.
  private func isAuthors(_ segment: Segment) -> Bool {
    segment.name.log == segment.file.directory.map { LogID($0) }
  }
}

extension FolderInventory.Segment {
  fileprivate var isSound: Bool {
    switch condition {
    case .verified, .named: file.fingerprint.size > 0
    case .spoiled, .misnamed: false
    }
  }
}

extension ClosedRange {
  fileprivate func contains(_ other: ClosedRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
