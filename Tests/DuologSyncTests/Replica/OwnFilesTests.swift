import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// How a replica handles files with events that it holds, or that others hold further.
@Suite struct OwnFilesTests {
  private func addGoals(_ count: Int, to replica: Replica) throws {
    for number in 1...count {
      try replica.append([
        NewEvent("goal", replica.makeEntityID(), set: ["title": .text("goal \(number)")])
      ])
    }
  }

  @Test func `importing what this device wrote itself changes neither events nor identity`() throws
  {
    let directory = try TemporaryDirectory()
    let replica = try TestReplica.make(seed: 1)
    let other = try TestReplica.make(seed: 2)
    try addGoals(2, to: other)
    try replica.takeAll(from: other)
    try addGoals(3, to: replica)
    let own = replica.ownLog
    let files = [directory.path("all.json"), directory.path("part.json")]
    _ = try replica.exportBundle(to: files[0])
    _ = try replica.exportBundle(to: files[1], lackedBy: VersionVector([own: 2]))
    try addGoals(1, to: replica)
    let (state, held) = (try replica.stateDigest(), try replica.heldVector())
    for file in files {
      let report = try replica.importFile(at: file)
      #expect(report.isComplete && report.importedCount == 0 && report.forked.isEmpty)
      #expect(try replica.reidentifyDeviceIfCopied() == nil)
    }
    #expect(try replica.stateDigest() == state)
    #expect(try replica.heldVector() == held)
    try addGoals(1, to: replica)
    #expect(replica.ownLog == own)
    #expect(try replica.heldVector()[own] == 5)
  }

  @Test
  func `missing events of a log are counted from what is held of it, however long others are`()
    throws
  {
    let author = try TestReplica.make(seed: 1)
    let longer = try TestReplica.make(seed: 2)
    let reader = try TestReplica.make(seed: 3)
    try addGoals(5, to: author)
    try addGoals(9, to: longer)
    try reader.takeAll(from: longer)
    try reader.take(author.ownLog, from: author, upTo: 1)
    for range in [4...5, 5...5] as [ClosedRange<Int64>] {
      let report = try reader.importBundle(
        from: MemorySource(try author.bundle(of: author.ownLog, range)), name: "bundle")
      #expect(
        report.gaps == [
          .init(log: author.ownLog, missing: 2...(range.lowerBound - 1), blocked: range)
        ])
      #expect(report.importedCount == 0)
    }
    let unheard = try TestReplica.make(seed: 4)
    try addGoals(3, to: unheard)
    let report = try reader.importBundle(
      from: MemorySource(try unheard.bundle(of: unheard.ownLog, 3...3)), name: "bundle")
    #expect(report.gaps == [.init(log: unheard.ownLog, missing: 1...2, blocked: 3...3)])
  }
}
