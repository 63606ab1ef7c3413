import DuologMerge

/// The segments in a shared folder, what they hold, and how reliable they are.
struct FolderInventory {
  /// A file with a segment's name.
  struct Segment {
    let file: FolderFile
    let name: SegmentName
    let condition: Condition
    /// The events that it holds, according to its content or the digest in its name: the stretches
    /// on the path to its last event, or on several paths if it is unclear which event is meant.
    let paths: [[HeldPaths.Stretch]]
  }

  /// How well a file's content is known to match its name.
  enum Condition {
    /// This replica has written it or read it to its end, and it has not changed since.
    case verified
    /// It was not opened, because its name carries the digest of an event that is held.
    case named
    /// Its content is not known: it is waiting for other files, a newer Duolog wrote it, or it
    /// cannot be read.
    case unread
    /// It ends early, or its bytes were changed.
    case corrupt
    /// It is not sealed as this device seals, so it is written anew.
    case superseded
    /// It is complete, but holds something else.
    case misnamed
    /// It is complete, but does not connect to the events held: it is waiting for others, or
    /// another copy of the device wrote it.
    case disconnected
  }

  private let segments: [Segment]
  private let ownLog: LogID

  /// - Parameter ownLog: The log of the device that takes the inventory.
  init(_ segments: [Segment], ownLog: LogID) {
    self.segments = segments
    self.ownLog = ownLog
  }

  /// For each log, the stretches in the folder.
  ///
  /// Relays of this device's logs by others do not count: those who rely on a relay rely on a
  /// device that relies on the author.
  var published: [LogID: SequenceSet] {
    var published: [LogID: SequenceSet] = [:]
    for segment in segments where segment.isSound {
      for stretch in segment.stretches where stretch.log.device != ownLog.device || isOwn(segment) {
        published[stretch.log, default: SequenceSet()].insert(stretch.range)
      }
    }
    return published
  }

  /// Whether there is a segment in this device's directory.
  var hasOwnSegments: Bool { segments.contains(where: isOwn) }

  /// The files in this device's own directory that hold only events of `log`.
  private func own(_ log: LogID) -> [ClosedRange<Int64>] {
    segments.filter { isOwn($0) && $0.isSound }.compactMap { segment in
      let stretches = segment.stretches
      return stretches.count == 1 && stretches[0].log == log ? stretches[0].range : nil
    }
  }

  /// The events of `log` to write to one file so that it includes those in `range`. It may replace
  /// smaller files before it.
  func merging(_ range: ClosedRange<Int64>, of log: LogID) -> ClosedRange<Int64> {
    SegmentTiers.beginning(of: range, after: own(log))...range.upperBound
  }

  /// Whether a file with this name in this device's directory must not be replaced, because its
  /// content may be nowhere else.
  func isTaken(_ name: SegmentName) -> Bool {
    segments.contains {
      isOwn($0) && $0.name == name && ($0.condition == .disconnected || $0.condition == .unread)
    }
  }

  /// Whether another copy of this device has written to its directory.
  var hasTwin: Bool {
    segments.contains { $0.name.log == ownLog && isOwn($0) && $0.condition == .disconnected }
  }

  /// The files in this device's own directory that can be removed: parts of a larger file, relays
  /// that the author's own files have made redundant, and files that are corrupt, or not sealed as
  /// they should be, and whose content is in the folder as it should be.
  ///
  /// Otherwise only verified files make others redundant, and only verified or unreadable files are
  /// removed: deleting a file takes it from everyone, and another copy of this device may have
  /// written it.
  ///
  /// - Parameter limit: The latest time, in nanoseconds since 1970, at which the larger file may
  ///   have been written for its parts to be removed.
  /// - Complexity: O(n log n) for n files.
  func redundant(wholesWrittenUntil limit: Int64 = .max) -> [FolderFile] {
    var verified: [LogID: [(segment: Segment, range: ClosedRange<Int64>)]] = [:]
    for segment in segments where segment.condition == .verified {
      for stretch in segment.stretches {
        verified[stretch.log, default: []].append((segment, stretch.range))
      }
    }
    let covers = verified.mapValues { cover($0, wholesWrittenUntil: limit) }
    let own = segments.filter(isOwn)
    let published = own.contains { $0.condition == .superseded } ? published : [:]
    return own.filter { isRedundant($0, under: covers, published) }.map(\.file)
  }

  /// The verified files' events of one log.
  private struct Cover {
    /// The stretches in this device's own directory, without those that are parts of others, and
    /// the number of events in the entire file. Their beginnings and their ends are both ascending.
    var wholes: [(range: ClosedRange<Int64>, count: Int)] = []
    /// The events in the directory of the log's author, if that is another device.
    var authors = SequenceSet()
    /// The events in any directory, except those of this device's logs that only others relay.
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
      } else if segment.name.log.device != ownLog.device {
        cover.all.insert(range)
        if isAuthors(segment) { cover.authors.insert(range) }
      }
    }
    return cover
  }

  private func isRedundant(
    _ segment: Segment, under covers: [LogID: Cover], _ published: [LogID: SequenceSet]
  ) -> Bool {
    switch segment.condition {
    case .verified:
      // Files of equal length never make each other redundant.
      return isCovered(segment) { stretch in
        guard let cover = covers[stretch.log] else { return false }
        let whole = cover.wholes.last(beginningUpTo: stretch.range.lowerBound, \.range)
        let isPart = whole.map { $0.count > segment.count && $0.range.contains(stretch.range) }
        return isPart ?? false || cover.authors.contains(stretch.range)
      }
    case .corrupt:
      return isCovered(segment) { covers[$0.log]?.all.contains($0.range) ?? false }
    case .superseded:
      // Nobody who has the key counts on it, so a relay by any other device is as good.
      return isCovered(segment) { published[$0.log]?.contains($0.range) ?? false }
    case .named, .unread, .misnamed, .disconnected:
      // Its content may be nowhere else.
      return false
    }
  }

  /// Whether the file's content, or intended content, is known and `isCovered` is true for all of
  /// it.
  private func isCovered(
    _ segment: Segment, _ isCovered: (HeldPaths.Stretch) -> Bool
  ) -> Bool {
    !segment.paths.isEmpty && segment.paths.allSatisfy { $0.allSatisfy(isCovered) }
  }

  private func isOwn(_ segment: Segment) -> Bool { segment.file.directory == ownLog.device }

  /// Whether the file is in the directory of the device that wrote its events.
  private func isAuthors(_ segment: Segment) -> Bool {
    segment.name.log.device == segment.file.directory
  }
}

extension FolderInventory.Segment {
  /// The number of events according to the name.
  fileprivate var count: Int { name.range.count }

  /// The events that the file holds; empty unless they are known for certain.
  fileprivate var stretches: [HeldPaths.Stretch] { paths.count == 1 ? paths[0] : [] }

  fileprivate var isSound: Bool {
    switch condition {
    case .verified, .named: file.fingerprint.size > 0
    case .unread, .corrupt, .superseded, .misnamed, .disconnected: false
    }
  }
}

extension ClosedRange {
  fileprivate func contains(_ other: ClosedRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
