import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// What the segments of a folder hold, and which of one's own are needed no more.
@Suite struct FolderInventoryTests {
  private static let own: LogID = "7k3m9q2xw4tz"
  private static let ben: LogID = "b4x0k2m9q7tz"
  private static let cleo: LogID = "c4x0k2m9q7tz"
  private static let conditions: [FolderInventory.Condition] = [
    .verified, .named, .unread, .corrupt, .misnamed, .disconnected,
  ]

  private func segment(
    _ range: ClosedRange<Int64>, of log: LogID = ben, by writer: LogID = own,
    _ condition: FolderInventory.Condition = .verified, size: Int64 = 100, modified: Int64 = 0
  ) -> FolderInventory.Segment {
    let name = SegmentName(log: log, range: range)
    let path = "\(writer)/\(name.fileName(in: writer.device))"
    return FolderInventory.Segment(
      file: FolderFile(
        relativePath: path, path: path,
        fingerprint: FileFingerprint(size: size, modified: modified, changed: 0, inode: 0),
        directory: writer.device, name: name),
      name: name, condition: condition,
      paths: [[HeldPaths.Stretch(log: log, range: range)]])
  }

  private func inventory(_ segments: [FolderInventory.Segment]) -> FolderInventory {
    FolderInventory(segments, ownLog: FolderInventoryTests.own)
  }

  @Test func `only files that hold what they say count as published`() {
    for condition in FolderInventoryTests.conditions {
      let isSound = condition == .verified || condition == .named
      for (log, writer) in [
        (FolderInventoryTests.own, FolderInventoryTests.own),
        (FolderInventoryTests.ben, FolderInventoryTests.own),
        (FolderInventoryTests.ben, FolderInventoryTests.cleo),
      ] {
        let whole = inventory([segment(1...4, of: log, by: writer, condition)])
        #expect(whole.published == (isSound ? [log: SequenceSet([1...4])] : [:]))
        let empty = inventory([segment(1...4, of: log, by: writer, condition, size: 0)])
        #expect(empty.published.isEmpty)
      }
    }
    // What others relay of this device is no file of its own.
    let relayed = segment(1...4, of: FolderInventoryTests.own, by: FolderInventoryTests.ben)
    #expect(inventory([relayed]).published.isEmpty)
    #expect(!inventory([relayed]).hasOwnSegments)
    #expect(inventory([segment(1...4)]).hasOwnSegments)
  }

  @Test func `a name is taken by one's own file that waits or has not been read`() {
    let name = SegmentName(log: FolderInventoryTests.own, range: 1...4)
    for condition in FolderInventoryTests.conditions {
      let isOpen = condition == .disconnected || condition == .unread
      let own = inventory([segment(1...4, of: FolderInventoryTests.own, condition)])
      #expect(own.isTaken(name) == isOpen)
      #expect(!own.isTaken(SegmentName(log: FolderInventoryTests.own, range: 1...5)))
      #expect(own.hasTwin == (condition == .disconnected))
      let relay = inventory([
        segment(1...4, of: FolderInventoryTests.own, by: FolderInventoryTests.ben, condition)
      ])
      #expect(!relay.isTaken(name) && !relay.hasTwin)
      #expect(!inventory([segment(1...4, condition)]).hasTwin)
    }
  }

  @Test func `a part goes once the whole is verified and old enough, and never its equal`() {
    let part = segment(2...3)
    func isRedundant(beside other: FolderInventory.Segment, until limit: Int64 = .max) -> Bool {
      let found = inventory([part, other]).redundant(wholesWrittenUntil: limit)
      return found.map(\.relativePath) == [part.file.relativePath]
    }
    #expect(isRedundant(beside: segment(1...3)) && isRedundant(beside: segment(2...4)))
    #expect(!isRedundant(beside: segment(2...3)) && !isRedundant(beside: segment(3...9)))
    #expect(!isRedundant(beside: segment(1...2)))
    for condition in FolderInventoryTests.conditions where condition != .verified {
      #expect(!isRedundant(beside: segment(1...3, condition)))
    }
    #expect(isRedundant(beside: segment(1...3, modified: 7), until: 7))
    #expect(!isRedundant(beside: segment(1...3, modified: 8), until: 7))
    #expect(isRedundant(beside: segment(2...3, by: FolderInventoryTests.ben)))
    #expect(!isRedundant(beside: segment(1...9, by: FolderInventoryTests.cleo)))
  }

  @Test func `A corrupt file of one's own log stays until it is written anew`() {
    let corrupt = segment(1...3, of: FolderInventoryTests.own, .corrupt)
    let relay = segment(1...3, of: FolderInventoryTests.own, by: FolderInventoryTests.ben)
    let whole = segment(1...4, of: FolderInventoryTests.own)
    #expect(inventory([corrupt, relay]).redundant().isEmpty)
    #expect(
      inventory([corrupt, whole]).redundant().map(\.relativePath) == [corrupt.file.relativePath])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `What is redundant is so by definition, event by event`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let limit: Int64 = 5
    let segments = (0..<Int.random(in: 1...8, using: &random)).map { _ in
      let first = Int64.random(in: 1...8, using: &random)
      let writers = [
        FolderInventoryTests.own, FolderInventoryTests.own, FolderInventoryTests.own,
        FolderInventoryTests.ben, FolderInventoryTests.cleo,
      ]
      return segment(
        first...(first + Int64.random(in: 0...5, using: &random)),
        by: writers.randomElement(using: &random) ?? FolderInventoryTests.own,
        Int.random(in: 0..<3, using: &random) > 0
          ? .verified : FolderInventoryTests.conditions.randomElement(using: &random) ?? .named,
        modified: Int64.random(in: 4...6, using: &random))
    }
    func verified(by writer: LogID) -> [FolderInventory.Segment] {
      segments.filter { $0.condition == .verified && $0.file.directory == writer.device }
    }
    let own = verified(by: FolderInventoryTests.own)
    let authors = verified(by: FolderInventoryTests.ben)
    let others = verified(by: FolderInventoryTests.cleo)
    let redundant = segments.filter { segment in
      guard segment.file.directory == FolderInventoryTests.own.device else { return false }
      let events = Set(segment.name.range)
      let isAuthors = events.isSubset(of: authors.flatMap { Array($0.name.range) })
      switch segment.condition {
      case .verified:
        return isAuthors
          || own.contains {
            $0.name.range.count > events.count && events.isSubset(of: $0.name.range)
              && $0.file.fingerprint.modified <= limit
          }
      case .corrupt:
        return events.isSubset(of: (own + authors + others).flatMap { Array($0.name.range) })
      default: return false
      }
    }
    #expect(
      inventory(segments).redundant(wholesWrittenUntil: limit).map(\.relativePath)
        == redundant.map(\.file.relativePath), "seed \(seed)")
  }
}
