import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// What a damaged row leads to: an error that says so, and never a wrong answer.
@Suite struct CorruptTablesTests {
  private let replica: Replica
  private let goal: EntityID

  /// A replica with 1,100 events of its own, and some of a peer.
  init() throws {
    replica = try TestReplica.make(seed: 1)
    let goal = replica.makeEntityID()
    self.goal = goal
    try replica.append(
      (0..<1100).map { NewEvent("goal", goal, set: ["title": .text("\($0)")]) })
    let other = try TestReplica.make(seed: 2)
    try other.addGoals(2)
    try replica.takeAll(from: other)
    var peers = try PeerTable(replica.connection)
    try peers.note(
      BundleHeader(
        journals: replica.journals, from: other.ownLog.device, fromName: "Ben",
        made: other.now(), seen: VersionVector([other.ownLog: 2])), isCurrent: true,
      now: replica.now())
    try peers.save()
    try UnreportedForks(replica.connection).note(other.ownLog.device)
    try MissingTable(replica.connection).replace(
      by: [MissingEvents(log: other.ownLog, range: 3...4)])
  }

  private func damage(_ sql: String) throws {
    try replica.connection.execute("PRAGMA ignore_check_constraints = ON")
    try replica.connection.execute(sql)
    #expect(replica.connection.changes > 0)
  }

  private func expectCorrupt(_ body: () throws -> Void) {
    let error = #expect(throws: ReplicaError.self) { try body() }
    guard case .corrupt? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    "UPDATE log SET name = 'x' WHERE key = 1", "UPDATE log SET digest = x'00' WHERE key = 1",
    "UPDATE log SET name = name || '.1' WHERE key = 1",
  ])
  func `logs without a name or a digest cannot be read`(sql: String) throws {
    #expect(try replica.heldVector()[replica.ownLog] == 1100)
    try damage(sql)
    expectCorrupt { _ = try replica.heldVector() }
    expectCorrupt { _ = try replica.entity(goal, type: "goal") }
  }

  @Test(arguments: [
    "UPDATE missing SET log = 'x'", "UPDATE missing SET cause = 'x'",
    "UPDATE missing SET first = 5",
  ])
  func `missing events that cannot be are not told`(sql: String) throws {
    #expect(try replica.missingEvents().map(\.range) == [3...4])
    try damage(sql)
    expectCorrupt { _ = try replica.missingEvents() }
  }

  @Test func `a stretch of one missing event is one`() throws {
    try damage("UPDATE missing SET first = 4")
    #expect(try replica.missingEvents().map(\.range) == [4...4])
  }

  @Test(arguments: ["device = 'x'", "rank = 2"])
  func `claims of nobody cannot be read`(change: String) throws {
    #expect(try replica.peerClaims().count == 1)
    try damage("UPDATE peer_statement SET \(change)")
    expectCorrupt { _ = try replica.peerClaims() }
  }

  @Test func `a fork of no device is not reported`() throws {
    let forks = UnreportedForks(replica.connection)
    try damage("UPDATE fork SET device = 'x'")
    expectCorrupt { _ = try forks.take() }
  }

  @Test func `forks are reported once`() throws {
    let forks = UnreportedForks(replica.connection)
    let devices: Set<DeviceID> = ["7k3m9q2xw4tz", "b4x0k2m9q7tz"]
    #expect(try forks.take().count == 1)
    for device in devices.sorted() + devices.sorted() { try forks.note(device) }
    #expect(try forks.take() == devices)
    #expect(try forks.take().isEmpty)
  }

  @Test func `a checkpoint without a digest, and a log with a gap, give none`() throws {
    #expect(try replica.digest(of: replica.ownLog, at: 1030) != nil)
    try damage("UPDATE checkpoint SET digest = x'00'")
    expectCorrupt { _ = try replica.digest(of: replica.ownLog, at: 1030) }
    #expect(try replica.digest(of: replica.ownLog, at: 1000) != nil)
    try damage("DELETE FROM event WHERE seq = 1000")
    expectCorrupt { _ = try replica.digest(of: replica.ownLog, at: 1000) }
    expectCorrupt { _ = try replica.event(EventName(replica.ownLog, 1000)) }
  }

  @Test func `an event of a log or of a type that is not there is not read`() throws {
    try damage("UPDATE event SET key = 99 << 40 | seq WHERE seq = 7 AND log = 1")
    expectCorrupt { _ = try replica.history(of: goal, type: "goal") }
    try damage("UPDATE event SET key = 1 << 40 | seq WHERE log = 99")
    #expect(try replica.history(of: goal, type: "goal").count == 1100)
    try damage("UPDATE name SET text = 'title' WHERE text = 'goal/title'")
    expectCorrupt { _ = try replica.entity(goal, type: "goal") }
    try damage("DELETE FROM name WHERE text = 'title'")
    expectCorrupt { _ = try TransactionCache(replica.connection).names.typeAndField(of: 2) }
  }

  @Test(arguments: ["journal", "ownLog", "deviceName"])
  func `a replica that does not say whose it is cannot be read`(key: String) throws {
    try damage("DELETE FROM meta WHERE key = '\(key)'")
    expectCorrupt { _ = try replica.append([NewEvent("goal", goal, set: ["title": "Tea"])]) }
  }

  @Test func `a state that no rebuild makes is found`() throws {
    try replica.checkInvariants()
    try damage("DELETE FROM register")
    expectCorrupt { try replica.checkInvariants() }
    try replica.rebuild()
    try replica.checkInvariants()
    try damage("UPDATE goal SET title = 'x'")
    expectCorrupt { try replica.checkInvariants() }
    try replica.rebuild()
    try damage("UPDATE event SET body = replace(body, '\"1\"', '\"2\"') WHERE seq = 2 AND log = 1")
    expectCorrupt { try replica.checkInvariants() }
  }
}
