import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// An event's position as the key of its row.
@Suite struct RowKeyTests {
  private static let last: Int64 = 1 << 40 - 1

  @Test(
    arguments: [
      (1, 1), (1, 2), (1, last), (2, 1), (300, 77), (RowKey.logLimit - 1, last),
    ] as [(Int64, Int64)])
  func `a position is found again from its row`(log: Int64, sequence: Int64) {
    let key = RowKey(log: log, sequence: sequence)
    #expect(RowKey(rowID: key.rowID) == key)
    #expect(key.rowID > 0)
    #expect(RowKey.rowIDs(of: log).contains(key.rowID))
    #expect(!RowKey.rowIDs(of: log + 1).contains(key.rowID))
  }

  @Test func `rows are in the order of positions`() {
    var random = SplitMix64(seed: 1)
    let keys = (0..<500).map { _ in
      RowKey(
        log: .random(in: 1...4, using: &random),
        sequence: .random(in: 1...(1 << 20), using: &random))
    }
    #expect(keys.sorted().map(\.rowID) == keys.map(\.rowID).sorted())
  }

  @Test(arguments: [Self.last, 1 << 40, 1 << 40 + 1, Limits.sequence, .max, 0, -1, .min])
  func `a number that no event can have is the row of no other log`(sequence: Int64) {
    let row = RowKey(log: 3, sequence: sequence).rowID
    #expect(RowKey.rowIDs(of: 3).contains(row))
    #expect([0, Self.last].contains(RowKey(rowID: row).sequence))
  }

  @Test func `a range of numbers is a range of rows of its log`() {
    let rows = RowKey.rowIDs(of: 2, 5...Int64.max)
    #expect(RowKey(rowID: rows.lowerBound) == RowKey(log: 2, sequence: 5))
    #expect(RowKey(rowID: rows.upperBound) == RowKey(log: 2, sequence: Self.last))
  }

  @Test func `an event with a number that cannot be is not held`() throws {
    let (replica, other) = (try TestReplica.make(seed: 1), try TestReplica.make(seed: 2))
    try replica.append([NewEvent("goal", SampleBundle.entity(1), set: ["title": "Tea"])])
    try other.append([NewEvent("goal", SampleBundle.entity(2), set: ["title": "Walk"])])
    try replica.takeAll(from: other)
    let own = replica.ownLog
    #expect(try replica.event(EventName(own, 1)) != nil)
    // The row after those of a log is where the next log begins.
    for sequence in [1 << 40 + 1, 2 << 40 + 1, Limits.sequence] as [Int64] {
      #expect(try replica.event(EventName(own, sequence)) == nil)
    }
  }

  @Test func `there is no log beyond the last key`() throws {
    let replica = try TestReplica.make(seed: 1)
    try replica.append([NewEvent("goal", SampleBundle.entity(1), set: ["title": "Tea"])])
    try replica.connection.execute("UPDATE log SET key = \(RowKey.logLimit - 1)")
    let logs = try LogTable(replica.connection)
    #expect(throws: ReplicaError.tooManyLogs) { try logs.index(of: SampleBundle.ben) }
  }
}
