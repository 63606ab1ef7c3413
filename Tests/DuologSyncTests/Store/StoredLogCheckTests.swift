import DuologMerge
import DuologSQLite
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Stored events are hashed again whenever they are written to a bundle or verified.
@Suite struct StoredLogCheckTests {
  private static let count: Int64 = 6000

  private let replica: Replica
  private let log: LogID

  /// A replica with a log of several checkpoints.
  init() throws {
    replica = try TestReplica.make(seed: 1)
    log = replica.ownLog
    let goal = replica.makeEntityID()
    try replica.append(
      (0..<StoredLogCheckTests.count).map { number in
        NewEvent("goal", goal, set: ["title": .text("tea number \(number)")])
      })
    try replica.offerUnrevised()
  }

  private func run(_ sql: String) throws {
    try replica.connection.execute(sql)
  }

  private func bundle(_ range: ClosedRange<Int64>, segmentBytes: Int = 1 << 20) throws -> [UInt8] {
    try replica.writeBundle(
      [SegmentName(log: log, range: range)], to: MemorySink(), segmentBytes: segmentBytes
    ).bytes
  }

  /// Reads a bundle to its end, which verifies all of its digests.
  private func eventCount(_ bundle: [UInt8]) throws -> Int {
    var reader = BundleReader(source: MemorySource(bundle), name: "bundle")
    _ = try reader.readHeader()
    var count = 0
    while try reader.nextSegment() != nil { _ = try reader.readEvents { _, _, _ in count += 1 } }
    return count
  }

  @Test func `whatever range is written, a reader confirms its digests`() throws {
    let ranges: [ClosedRange<Int64>] = [
      1...6000, 1...1, 6000...6000, 1024...1024, 1025...2048, 1000...1030, 3...5999, 2048...5120,
      4000...4500,
    ]
    for range in ranges {
      #expect(try eventCount(bundle(range)) == range.count)
      #expect(try eventCount(bundle(range, segmentBytes: 50_000)) == range.count)
    }
  }

  @Test func `a damaged event is found in any position`() throws {
    #expect(try replica.damagedLogs() == [])
    let places: [Int64] = [1, 500, 1024, 1025, 3333, 4096, 4097, 5120, 5121, 5999, 6000]
    for sequence in places {
      try run("UPDATE event SET body = replace(body, 'tea', 'tee') WHERE seq = \(sequence)")
      #expect(throws: ReplicaError.self, "event \(sequence)") {
        try bundle(1...6000, segmentBytes: 50_000)
      }
      #expect(try replica.damagedLogs() == [log], "event \(sequence)")
      try run("UPDATE event SET body = replace(body, 'tee', 'tea') WHERE seq = \(sequence)")
    }
    #expect(try eventCount(bundle(1...6000)) == 6000)
  }

  @Test func `a range is written unless it may contain the damaged event`() throws {
    try run("UPDATE event SET body = replace(body, 'tea', 'tee') WHERE seq = 5000")
    #expect(try eventCount(bundle(1...4096)) == 4096)
    #expect(try eventCount(bundle(5121...6000)) == 880)
    // No digest between them shows which of the events is damaged.
    for range in [4990...5010, 1...4999, 5001...6000] as [ClosedRange<Int64>] {
      #expect(throws: ReplicaError.self) { try bundle(range) }
    }
  }

  @Test func `a missing event is found`() throws {
    try run("DELETE FROM event WHERE seq = 4321")
    #expect(throws: ReplicaError.corrupt("a log has a gap")) { try bundle(1...6000) }
    #expect(try replica.damagedLogs() == [log])
    try run("DELETE FROM event WHERE seq > 5990")
    #expect(throws: ReplicaError.self) { try bundle(5000...6000) }
  }

  @Test func `a wrong checkpoint is found`() throws {
    try run("UPDATE checkpoint SET digest = zeroblob(32) WHERE seq = 3072")
    #expect(throws: ReplicaError.self) { try bundle(1...6000) }
    #expect(try replica.damagedLogs() == [log])
    #expect(try eventCount(bundle(4097...6000)) == 1904)
  }

  @Test func `events of any size are hashed, however many are between two checkpoints`() throws {
    let replica = try TestReplica.make(seed: 2)
    let goal = replica.makeEntityID()
    let note = String(repeating: "a long story ", count: 4000)
    try replica.append(
      (0..<60).map { NewEvent("goal", goal, set: ["title": .text("\($0)"), "note": .text(note)]) })
    let bytes = try replica.bundle(of: replica.ownLog, 1...60)
    #expect(bytes.count > 5 * 512 << 10)
    #expect(try eventCount(bytes) == 60)
    try replica.connection.execute(
      "UPDATE event SET body = replace(body, 'story', 'stork') WHERE seq = 7")
    #expect(throws: ReplicaError.self) { try replica.bundle(of: replica.ownLog, 1...60) }
  }

  @Test func `an unreadable checkpoint is damage too`() throws {
    try run("PRAGMA ignore_check_constraints = ON")
    try run("UPDATE checkpoint SET digest = x'00' WHERE seq = (SELECT min(seq) FROM checkpoint)")
    #expect(try replica.damagedLogs() == [log])
  }
}
