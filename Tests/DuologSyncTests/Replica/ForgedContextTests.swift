import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator
@testable import DuologSync

/// Events that claim to have seen what no proper writer would claim. Their digests are correct, but
/// their content is false. The state is still a function of the set of events, in whatever order
/// they arrive.
@Suite struct ForgedContextTests {
  private static let logs: [LogID] = ["7k3m9q2xw4tz", "b4x0k2m9q7tz", "c4x0k2m9q7tz"]

  /// A log of events that set the title of one goal, or another field if their numbers are not
  /// among `titles`, with the given claims of what they have seen. Up to the event `common` they
  /// are alike.
  private func sample(
    of log: LogID, seen: [[LogID: Int64]], note: String = "", after common: Int = 0,
    titles: Set<Int>? = nil
  ) throws -> SampleBundle {
    var sample = SampleBundle()
    let events = try seen.enumerated().map { index, seen in
      var event = SampleBundle.event(
        Int64(index) + 1, type: "goal", SampleBundle.entity(1),
        [
          titles?.contains(index + 1) ?? true ? "title" : "target":
            .text("\(log) \(index)\(index < common ? "" : note)")
        ])
      event.seen = VersionVector(seen)
      return try event.encoded()
    }
    sample.add(events, to: log)
    return sample
  }

  private func bundle(
    of log: LogID, seen: [[LogID: Int64]], note: String = "", titles: Set<Int>? = nil
  ) throws -> [UInt8] {
    try sample(of: log, seen: seen, note: note, titles: titles).bytes()
  }

  /// The surviving titles, which must be the same in every order of arrival.
  private func titles(after bundles: [[UInt8]]) throws -> [Int] {
    var states: Set<Digest> = []
    var counts: Set<Int> = []
    for order in ForgedContextTests.orders(of: bundles) {
      let replica = try TestReplica.make(seed: 1)
      for bytes in order {
        let report = try replica.importBundle(from: MemorySource(bytes), name: "bundle")
        #expect(report.isComplete)
        try replica.checkInvariants()
        let expected = try ReferenceState(of: replica).listing
        #expect(try replica.stateDigest() == SHA256.hash(expected.utf8))
      }
      states.insert(try replica.stateDigest())
      let listing = try ReferenceState(of: replica).listing
      counts.insert(listing.split(separator: "\n").count { $0.hasPrefix("title ") })
    }
    #expect(states.count == 1)
    return counts.sorted()
  }

  private static func orders<Element>(of elements: [Element]) -> [[Element]] {
    guard let first = elements.first else { return [[]] }
    return orders(of: Array(elements.dropFirst())).flatMap { rest in
      (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
    }
  }

  @Test func `seeing an event means seeing what it had seen, even without saying so`() throws {
    let logs = ForgedContextTests.logs
    let bundles = [
      try bundle(of: logs[0], seen: [[:]]),
      try bundle(of: logs[1], seen: [[logs[0]: 1]]),
      // By the rules it would also have to name the first log.
      try bundle(of: logs[2], seen: [[logs[1]: 1]]),
    ]
    #expect(try titles(after: bundles) == [1])
  }

  @Test func `what a seen event had seen counts, even if that one wrote something else`() throws {
    let logs = ForgedContextTests.logs
    let bundles = [
      try bundle(of: logs[0], seen: [[:]]),
      try bundle(of: logs[1], seen: [[logs[0]: 1]], titles: []),
      try bundle(of: logs[2], seen: [[logs[1]: 1]]),
    ]
    #expect(try titles(after: bundles) == [1])
  }

  @Test
  func `what an event says about its own log is ignored, and adds nothing that came later`()
    throws
  {
    let logs = ForgedContextTests.logs
    let bundles = [
      try bundle(of: logs[0], seen: [[:], [logs[0]: 3], [logs[1]: 1]], titles: [2]),
      try bundle(of: logs[1], seen: [[:]]),
    ]
    #expect(try titles(after: bundles) == [2])
  }

  @Test func `of events that claim to have seen each other, neither happened first`() throws {
    let logs = ForgedContextTests.logs
    let circle = [
      try bundle(of: logs[0], seen: [[logs[1]: 1]]),
      try bundle(of: logs[1], seen: [[logs[2]: 1]]),
      try bundle(of: logs[2], seen: [[logs[0]: 1]]),
    ]
    #expect(try titles(after: circle) == [3])
  }

  @Test func `what was inferred from an event is removed when a fork cuts it off`() throws {
    let logs = ForgedContextTests.logs
    let bundles = [
      try bundle(of: logs[0], seen: [[:]]),
      try bundle(of: logs[1], seen: [[:], [logs[0]: 1]]),
      try bundle(of: logs[1], seen: [[:], [:]], note: " of a copy"),
      try bundle(of: logs[2], seen: [[logs[1]: 2]]),
    ]
    // The two branches, an event that has seen neither of them, and the first log, which only a
    // branch has seen.
    #expect(try titles(after: bundles) == [3])
  }

  @Test func `what a log has seen never leads to its own branch, whatever others say`() throws {
    let logs = ForgedContextTests.logs
    let common: [[LogID: Int64]] = [[:], [logs[1]: 3]]
    let log = try sample(of: logs[0], seen: common + [[:]], titles: [2, 3])
    let copy = try sample(
      of: logs[0], seen: common + [[:]], note: " of a copy", after: 2, titles: [2])
    let branch = LogID.branch(of: logs[0].device, firstEventDigest: log.segments[0].after)
    // What event 2 has seen says that it has seen event 3 of a branch.
    let other = try bundle(of: logs[1], seen: [[:], [:], [branch: 3]], titles: [])
    #expect(try titles(after: [log.bytes(), copy.bytes(), other]) == [1])
  }

  @Test func `seeing a branch up to a number before its start means seeing what it branched off`()
    throws
  {
    let logs = ForgedContextTests.logs
    let log = try sample(of: logs[0], seen: [[:], [:], [:]], titles: [2])
    let copy = try sample(
      of: logs[0], seen: [[:], [:], [:]], note: " of a copy", after: 2, titles: [2])
    let branch = LogID.branch(of: logs[0].device, firstEventDigest: log.segments[0].after)
    let reader = try bundle(of: logs[1], seen: [[branch: 2]])
    #expect(try titles(after: [log.bytes(), copy.bytes(), reader]) == [1])
    // With one event less, nobody has seen what the title was.
    let slower = try bundle(of: logs[1], seen: [[branch: 1]])
    #expect(try titles(after: [log.bytes(), copy.bytes(), slower]) == [2])
  }
}
