import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Cached contexts match the table.
@Suite struct ContextTableTests {
  private let replica: Replica
  private let logs: LogTable
  private let contexts: ContextTable

  init() throws {
    replica = try TestReplica.make(seed: 1)
    logs = try LogTable(replica.connection)
    contexts = ContextTable(replica.connection, logs: logs)
    for log in [SampleBundle.ana, SampleBundle.ben] { _ = try logs.index(of: log) }
  }

  /// Like ``contexts``, without anything cached.
  private func fresh() throws -> ContextTable {
    ContextTable(replica.connection, logs: try LogTable(replica.connection))
  }

  @Test func `an event has seen what its run says`() throws {
    try contexts.append(log: 1, peer: 2, since: 5, seen: 3)
    try contexts.append(log: 1, peer: 2, since: 9, seen: 7)
    for sequence in (1...12).shuffled() + (1...12) {
      let expected: Int64 = sequence < 5 ? 0 : sequence < 9 ? 3 : 7
      #expect(try contexts.seen(of: 2, by: 1, at: Int64(sequence)) == expected)
      #expect(try contexts.seen(of: 1, by: 2, at: Int64(sequence)) == 0)
    }
  }

  @Test func `each kind of write is visible at once, even if its runs were cached`() throws {
    #expect(try contexts.seen(of: 2, by: 1, at: 10) == 0)
    try contexts.append(log: 1, peer: 2, since: 5, seen: 3)
    #expect(try contexts.seen(of: 2, by: 1, at: 10) == 3)
    try contexts.append(log: 1, peer: 2, since: 7, seen: 4)
    #expect(try contexts.seen(of: 2, by: 1, at: 10) == 4)
    try contexts.append(log: 1, peer: 2, since: 7, seen: 6)
    #expect(try contexts.seen(of: 2, by: 1, at: 10) == 6)
    #expect(try contexts.seen(of: 2, by: 1, at: 6) == 3)
    try contexts.removeAll()
    #expect(try contexts.seen(of: 2, by: 1, at: 10) == 0)
  }

  @Test func `two tables of one transaction share a cache`() throws {
    let other = ContextTable(replica.connection, logs: logs)
    #expect(try contexts.seen(of: 3, by: 1, at: 4) == 0)
    try other.append(log: 1, peer: 3, since: 2, seen: 8)
    #expect(try contexts.seen(of: 3, by: 1, at: 4) == 8)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `whatever is written and requested, nothing outdated is cached`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &random) }
    for step in 0..<200 {
      let (log, peer) = (number(1...3), number(1...3))
      let (since, seen) = (number(1...20), number(1...20))
      switch number(0...9) {
      case 0...8: try contexts.append(log: log, peer: peer, since: since, seen: seen)
      default: if number(0...9) == 0 { try contexts.removeAll() }
      }
      let plain = try fresh()
      for _ in 0..<6 {
        let (log, peer, at) = (number(1...3), number(1...3), number(1...22))
        let remembered = try contexts.seen(of: peer, by: log, at: at)
        #expect(
          try remembered == plain.seen(of: peer, by: log, at: at), "seed \(seed), step \(step)")
      }
    }
  }
}
