import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Concurrent writes, and whether people have to choose.
@Suite struct ReplicaConflictsTests {
  /// Sixteen are compared, so that a flood of writes does not make each further one more expensive.
  @Test(arguments: [(2, 0), (16, 0), (17, 1)])
  func `equal values are not a conflict if there are few enough to compare`(
    writers: Int, conflicts: Int
  ) throws {
    let reader = try TestReplica.make(seed: 0)
    for seed in 1...UInt64(writers) {
      let writer = try TestReplica.make(seed: seed)
      try writer.append([NewEvent("goal", "1HVQ3K8Q2M5T7", set: ["title": .text("Tea")])])
      try reader.takeAll(from: writer)
    }
    #expect(try reader.conflicts().count == conflicts)
    try reader.checkInvariants()
    #expect(
      try reader.entity("1HVQ3K8Q2M5T7", type: "goal")?.fields["title"]?.survivors.count == writers)
  }

  @Test func `a write that one of two removals had seen is not a conflict`() throws {
    let late = TestClock("2027-01-01T00:00:00.000Z")
    let ana = try TestReplica.make(seed: 1, clock: late)
    let (ben, cleo) = (try TestReplica.make(seed: 2), try TestReplica.make(seed: 3))
    let goal: EntityID = "1HVQ3K8Q2M5T7"
    try ben.append([NewEvent("goal", goal, set: ["title": .text("Tea")])])
    for reader in [ana, cleo] { try reader.takeAll(from: ben) }
    try ben.append([NewEvent("goal", goal, set: ["title": .text("Tea at five")])])
    try cleo.takeAll(from: ben)
    for remover in [ana, cleo] {
      try remover.append([NewEvent("goal", goal, set: ["removed": .boolean(true)])])
    }
    try ben.takeAll(from: ana)
    #expect(try ben.conflicts().map(\.field) == ["title"])
    try ben.takeAll(from: cleo)
    #expect(try ben.conflicts().isEmpty)
    try ben.checkInvariants()
  }
}
