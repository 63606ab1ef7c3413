import DuologMerge

/// The segments that stand in a shared folder, what they hold, and how far they can be relied on.
struct FolderInventory {
  /// A file named as a segment.
  struct Segment {
    let file: FolderFile
    let name: SegmentName
    let condition: Condition
    /// The events that it holds, as its content or the digest in its name says: the stretches on the
    /// path to its last one, or on several where it is not known which is meant.
    let paths: [[HeldPaths.Stretch]]
  }

  /// How far a file holds what its name says.
  enum Condition {
    /// This replica has written it or read it to its end, and it has not changed since.
    case verified
    /// It was not opened, since its name carries the digest of an event that is held.
    case named
    /// What it holds is not known: it waits, a newer Duolog wrote it, or it may not be read.
    case unread
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
  /// What others have relayed of this device's logs does not count: who relies on a relay relies on
  /// one who relies on the author.
  var published: [LogID: SequenceSet] {
    var published: [LogID: SequenceSet] = [:]
    for segment in segments where segment.isSound {
      for stretch in segment.stretches where stretch.log.device != ownLog.device || isOwn(segment) {
        published[stretch.log, default: SequenceSet()].insert(stretch.range)
      }
    }
    return published
  }

  /// Whether this device's directory has a segment in it.
  var hasOwnSegments: Bool { segments.contains(where: isOwn) }

  /// The files in this device's own directory that hold nothing but events of `log`.
  private func own(_ log: LogID) -> [ClosedRange<Int64>] {
    segments.filter { isOwn($0) && $0.isSound }.compactMap { segment in
      let stretches = segment.stretches
      return stretches.count == 1 && stretches[0].log == log ? stretches[0].range : nil
    }
  }

  /// The events of `log` that are to be written to one file so that those in `range` are among them:
  /// it may take the place of smaller files before it.
  func merging(_ range: ClosedRange<Int64>, of log: LogID) -> ClosedRange<Int64> {
    SegmentTiers.beginning(of: range, after: own(log))...range.upperBound
  }

  /// Whether a file of this name in this device's directory must not be replaced: what it holds may
  /// be nowhere else.
  func isTaken(_ name: SegmentName) -> Bool {
    segments.contains {
      isOwn($0) && $0.name == name && ($0.condition == .disconnected || $0.condition == .unread)
    }
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
    var verified: [LogID: [(segment: Segment, range: ClosedRange<Int64>)]] = [:]
    for segment in segments where segment.condition == .verified {
      for stretch in segment.stretches {
        verified[stretch.log, default: []].append((segment, stretch.range))
      }
    }
    let covers = verified.mapValues { cover($0, wholesWrittenUntil: limit) }
    return segments.filter { isOwn($0) && isNeedless($0, under: covers) }.map(\.file)
  }

  /// What verified files hold of one log.
  private struct Cover {
    /// The stretches in this device's own directory, those that are parts of others left out, with
    /// the number of events in the entire file; in order, by their beginnings as by their ends.
    var wholes: [(range: ClosedRange<Int64>, count: Int)] = []
    /// What the log's author, another device, holds in its directory.
    var authors = SequenceSet()
    /// Both.
    var all = SequenceSet()
  }

  private func cover(
    _ verified: [(segment: Segment, range: ClosedRange<Int64>)], wholesWrittenUntil limit: Int64
  ) -> Cover {
    var cover = Cover()
    let sorted = verified.sorted {
      ($0.range.lowerBound, -$0.range.upperBound, -$0.segment.count)
        < ($1.range.lowerBound, -$1.range.upperBound, -$1.segment.count)
    }
    for (segment, range) in sorted {
      if isOwn(segment) {
        cover.all.insert(range)
        let end = cover.wholes.last?.range.upperBound ?? 0
        if end < range.upperBound, segment.file.fingerprint.modified <= limit {
          cover.wholes.append((range, segment.count))
        }
      } else if isAuthors(segment) {
        cover.all.insert(range)
        cover.authors.insert(range)
      }
    }
    return cover
  }

  private func isNeedless(_ segment: Segment, under covers: [LogID: Cover]) -> Bool {
    switch segment.condition {
    case .verified:
      // Files of equal length never make each other needless.
      return isCovered(segment) { stretch in
        guard let cover = covers[stretch.log] else { return false }
        let whole = cover.wholes.last(beginningUpTo: stretch.range.lowerBound, \.range)
        let isPart = whole.map { $0.count > segment.count && $0.range.contains(stretch.range) }
        return isPart ?? false || cover.authors.contains(stretch.range)
      }
    case .spoiled:
      return isCovered(segment) { covers[$0.log]?.all.contains($0.range) ?? false }
    case .named, .unread, .misnamed, .disconnected:
      // What it holds may be nowhere else.
      return false
    }
  }

  /// Whether it is known what the file holds, or was to hold, and `isCovered` is true of all that.
  private func isCovered(
    _ segment: Segment, _ isCovered: (HeldPaths.Stretch) -> Bool
  ) -> Bool {
    !segment.paths.isEmpty && segment.paths.allSatisfy { $0.allSatisfy(isCovered) }
  }

  private func isOwn(_ segment: Segment) -> Bool { segment.file.directory == ownLog.device }

  /// Whether the file lies in the directory of the device whose events it holds.
  private func isAuthors(_ segment: Segment) -> Bool {
    segment.name.log.device == segment.file.directory
  }
}

extension FolderInventory.Segment {
  /// The number of events that the name speaks of.
  fileprivate var count: Int { name.range.count }

  /// The events that the file holds; none where that is not known for sure.
  fileprivate var stretches: [HeldPaths.Stretch] { paths.count == 1 ? paths[0] : [] }

  fileprivate var isSound: Bool {
    switch condition {
    case .verified, .named: file.fingerprint.size > 0
    case .unread, .spoiled, .misnamed, .disconnected: false
    }
  }
}

extension ClosedRange {
  fileprivate func contains(_ other: ClosedRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
