import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Earlier programs took a label in a file for a fork, and left branches that are the only one.
@Suite struct ForkTableTests {
  private let log = SampleBundle.ana

  /// A bundle with the events of a log; those after `common` are another copy's.
  private func bundle(_ count: Int64, note: String = "", after common: Int64 = 0) throws -> [UInt8]
  {
    var sample = SampleBundle()
    let events = try (1...count).map { sequence in
      let title = Scalar.text("title \(sequence)\(sequence > common ? note : "")")
      return try SampleBundle.event(
        sequence, type: "goal", SampleBundle.entity(1), ["title": title]
      ).encoded()
    }
    sample.add(events, to: log)
    return try sample.bytes()
  }

  private func replica(with bundles: [[UInt8]]) throws -> Replica {
    let replica = try TestReplica.make(seed: 1)
    for bytes in bundles {
      #expect(
        try replica.importBundle(from: MemorySource(bytes), name: "bundle").isComplete)
    }
    return replica
  }

  /// Ends the device's log before `sequence`, although only a single event follows there.
  private func leaveBranch(at sequence: Int64, in replica: Replica) throws {
    try replica.connection.transaction(.immediate) {
      let logs = try LogTable(replica.connection)
      let index = try #require(logs.position(of: log))
      try ForkTable(replica.connection, logs: logs).split(index, at: sequence)
    }
  }

  @Test func `a branch that is the only one becomes part of its log again`() throws {
    let replica = try replica(with: [bundle(5)])
    let (held, state) = (try replica.heldVector(), try replica.stateDigest())
    #expect(held[log] == 5)
    try leaveBranch(at: 4, in: replica)
    #expect(try replica.heldVector()[log] == 3)
    try replica.rebuild()
    #expect(try replica.heldVector() == held)
    #expect(try replica.stateDigest() == state)
    try replica.checkInvariants()
    // The log continues where it ended.
    let report = try replica.importBundle(from: MemorySource(bundle(7)), name: "bundle")
    #expect(report.imported == [log: 2])
    #expect(try replica.heldVector()[log] == 7)
  }

  @Test func `branches of an only branch become those of its log`() throws {
    let replica = try replica(with: [bundle(7), bundle(6, note: " of a copy", after: 5)])
    let (held, state) = (try replica.heldVector(), try replica.stateDigest())
    #expect(held.map(\.sequence).sorted() == [5, 6, 7])
    try leaveBranch(at: 3, in: replica)
    try leaveBranch(at: 2, in: replica)
    #expect(try replica.heldVector().count == 5)
    try replica.rebuild()
    #expect(try replica.heldVector() == held)
    #expect(try replica.stateDigest() == state)
    try replica.checkInvariants()
    let third = try bundle(6, note: " of another copy", after: 5)
    #expect(try replica.importBundle(from: MemorySource(third), name: "bundle").isComplete)
    #expect(try replica.heldVector().count == 4)
  }
}
