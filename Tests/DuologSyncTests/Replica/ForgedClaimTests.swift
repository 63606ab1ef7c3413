import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Events with correct digests that name things that do not exist. Whatever they say, this device
/// continues to work.
@Suite struct ForgedClaimTests {
  private let stranger: LogID = "zzzzzzzzzzzz"

  /// A bundle from the stranger with consecutive events, each of which claims to have seen the
  /// given logs.
  private func bundle(seen: [[LogID: Int64]], by log: LogID? = nil) throws -> [UInt8] {
    var sample = SampleBundle()
    let events = try seen.enumerated().map { index, seen in
      var event = SampleBundle.event(Int64(index) + 1, SampleBundle.entity(Int64(index) + 500))
      event.seen = VersionVector(seen)
      return try event.encoded()
    }
    sample.add(events, to: log ?? stranger)
    return try sample.bytes()
  }

  private func unknownLogs(_ count: Int, seed: UInt64, branches: Bool = false) -> [LogID: Int64] {
    var random = SplitMix64(seed: seed)
    var logs: [LogID: Int64] = [:]
    while logs.count < count {
      let branch = branches ? UInt32(truncatingIfNeeded: random.next()) : nil
      logs[LogID(DeviceID(using: &random), branch: branch)] = Limits.sequence
    }
    return logs
  }

  private func goal(_ replica: Replica) -> NewEvent {
    NewEvent("goal", replica.makeEntityID(), set: ["title": .text("Tea")])
  }

  @Test func `logs that are only named take no place, and are not passed on`() throws {
    let ana = try TestReplica.make(seed: 1)
    try ana.append([goal(ana)])
    let claims = (1...4).map { unknownLogs(255, seed: $0, branches: $0 > 2) }
    let report = try ana.importBundle(
      from: MemorySource(try bundle(seen: claims)), name: "claims")
    #expect(report.isComplete)
    let name = try #require(try ana.append([goal(ana)]).first)
    #expect(try ana.event(name)?.event.seen == VersionVector([stranger: 4]))
    #expect(try ana.knownVector().count <= Limits.devices)
    #expect(try ana.heldVector().count == 2)
    try ana.checkInvariants()
    // There is room for as many others as before.
    for seed in 0..<UInt64(LogTable.limit - 2) {
      var random = SplitMix64(seed: seed &+ 7)
      let log = LogID(DeviceID(using: &random))
      let bytes = try bundle(seen: [[:]], by: log)
      #expect(try ana.importBundle(from: MemorySource(bytes), name: "one").isComplete)
    }
  }

  @Test(arguments: [false, true])
  func `a segment that names too many is set aside, but not the one after it`(
    branches: Bool
  ) throws {
    let ana = try TestReplica.make(seed: 1)
    // As if all but two had already been named.
    try ana.connection.execute(
      """
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 65533)
      INSERT INTO log (name, first, head, known, digest)
        SELECT 'named ' || i, 1, 0, 1, zeroblob(32) FROM n;
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 65534)
      INSERT INTO log_label (device, beginning, fits, known) SELECT 'named', i, 0, 1 FROM n;
      """)
    for (count, isTaken) in [(2, true), (1, false)] {
      var sample = SampleBundle()
      var event = SampleBundle.event(1, SampleBundle.entity(500))
      event.seen = VersionVector(unknownLogs(count, seed: UInt64(count) + 70, branches: branches))
      var random = SplitMix64(seed: UInt64(count))
      let log = LogID(DeviceID(using: &random))
      // If logs are counted, the log itself is one more.
      if !branches, isTaken { event.seen[unknownLogs(2, seed: 72).keys.sorted()[0]] = 0 }
      sample.add([try event.encoded()], to: log)
      sample.add(
        [try SampleBundle.event(1, SampleBundle.entity(9)).encoded()],
        to: LogID(DeviceID(using: &random)))
      var report = ImportReport()
      let bundle = OpenedBundle(source: MemorySource(try sample.bytes()), seal: .none)
      try ana.importBundle(bundle, name: "claims", into: &report)
      #expect(report.refused == (isTaken ? [] : [log]))
      #expect(report.importedCount == (isTaken ? 2 : 1))
      #expect(report.problem == nil)
    }
  }

  @Test func `a claim about a device's own log is believed once`() throws {
    let ana = try TestReplica.make(seed: 1)
    try ana.append([goal(ana)])
    let first = ana.ownLog
    _ = try ana.importBundle(
      from: MemorySource(try bundle(seen: [[first: 1000]])), name: "claim")
    try ana.reidentifyIfOthersHoldMore()
    try ana.append([goal(ana)])
    let second = ana.ownLog
    #expect(second != first)
    for _ in 1...3 {
      try ana.reidentifyIfOthersHoldMore()
      try ana.append([goal(ana)])
    }
    #expect(ana.ownLog == second)
  }

  @Test func `claims stop being believed before they have used up the places of devices`() throws {
    let ana = try TestReplica.make(seed: 1)
    try ana.append([goal(ana)])
    var sample = SampleBundle()
    for number in 0..<UInt64(LogTable.limit / 2) {
      var random = SplitMix64(seed: number &+ 99)
      var event = SampleBundle.event(1, SampleBundle.entity(Int64(number) + 500))
      event.seen = VersionVector([ana.ownLog: 1000])
      sample.add([try event.encoded()], to: LogID(DeviceID(using: &random)))
    }
    _ = try ana.importBundle(from: MemorySource(try sample.bytes()), name: "claims")
    let own = ana.ownLog
    try ana.reidentifyIfOthersHoldMore()
    try ana.append([goal(ana)])
    #expect(ana.ownLog == own)
  }
}
