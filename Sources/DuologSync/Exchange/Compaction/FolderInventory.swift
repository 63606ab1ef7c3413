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
    /// It is whole, and does not connect to what is held: it waits for others, or another copy of
    /// the device wrote it.
    case disconnected
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

  /// The file that is to be written for `segment`: it may take the place of smaller ones before it,
  /// but not of one under the same name that another copy of this device has written. `nil` where
  /// there is no other way.
  ///
  /// - Parameter start: the first event of the log.
  func file(for segment: SegmentName, from start: Int64, isMerging: Bool) -> SegmentName? {
    var first = segment.range.lowerBound
    if isMerging {
      let parts = own(segment.log).filter { $0.lowerBound >= start }
      first = SegmentTiers.beginning(of: segment.range, after: parts)
    }
    let taken = segments.filter { isOwn($0) && $0.condition == .disconnected }.map(\.name)
    while first >= start {
      let name = SegmentName(log: segment.log, range: first...segment.range.upperBound)
      if !taken.contains(name) { return name }
      first -= 1
    }
    return nil
  }

  /// Whether another copy of this device has written in its directory.
  var hasTwin: Bool {
    segments.contains { $0.name.log == ownLog && isOwn($0) && $0.condition == .disconnected }
  }

  /// The files in this device's own directory that may go: parts of a larger one, relays that their
  /// author's own files have made needless, and spoiled ones that have been written anew.
  ///
  /// Only what has been verified makes another file needless, and only what has been verified or is
  /// beyond reading goes: whoever deletes a file takes it from everybody, and another copy of this
  /// device may have written it.
  ///
  /// - Parameter limit: when, in nanoseconds since 1970, the larger file must have been written at
  ///   the latest for its parts to go.
  /// - Complexity: O(n log n) for n files.
  func needless(wholesWrittenUntil limit: Int64 = .max) -> [FolderFile] {
    let covers = Dictionary(
      grouping: segments.filter { $0.condition == .verified }, by: \.name.log
    ).mapValues { cover($0, wholesWrittenUntil: limit) }
    return segments.filter { segment in
      guard isOwn(segment), let cover = covers[segment.name.log] else { return false }
      return isNeedless(segment, under: cover)
    }.map(\.file)
  }

  /// What verified files hold of one log.
  private struct Cover {
    /// The stretches in this device's own directory, those that are parts of others left out; in
    /// order, by their beginnings as by their ends.
    var wholes: [ClosedRange<Int64>] = []
    /// What the log's author, another device, holds in its directory.
    var authors = SequenceSet()
    /// Both.
    var all = SequenceSet()
  }

  private func cover(_ verified: [Segment], wholesWrittenUntil limit: Int64) -> Cover {
    var cover = Cover()
    let sorted = verified.sorted {
      ($0.name.range.lowerBound, $1.name.range.upperBound)
        < ($1.name.range.lowerBound, $0.name.range.upperBound)
    }
    for segment in sorted {
      let range = segment.name.range
      if isOwn(segment) {
        cover.all.insert(range)
        let end = cover.wholes.last?.upperBound ?? 0
        if end < range.upperBound, segment.file.fingerprint.modified <= limit {
          cover.wholes.append(range)
        }
      } else if isAuthors(segment) {
        cover.all.insert(range)
        cover.authors.insert(range)
      }
    }
    return cover
  }

  private func isNeedless(_ segment: Segment, under cover: Cover) -> Bool {
    let range = segment.name.range
    switch segment.condition {
    case .verified:
      let whole = cover.wholes.last(beginningUpTo: range.lowerBound)
      let isPart = whole.map { $0 != range && $0.contains(range) } ?? false
      return isPart || cover.authors.contains(range)
    case .spoiled:
      return cover.all.contains(range)
    case .named, .misnamed, .disconnected:
      // What it holds may be nowhere else.
      return false
    }
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
    case .spoiled, .misnamed, .disconnected: false
    }
  }
}

extension ClosedRange {
  fileprivate func contains(_ other: ClosedRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
