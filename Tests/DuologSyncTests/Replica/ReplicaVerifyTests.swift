import DuologMerge
import DuologSQLite
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// What a check of the whole replica finds after the file has been changed.
@Suite struct ReplicaVerifyTests {
  private let directory: TemporaryDirectory
  private let replica: Replica

  /// A replica with its own goals and check-ins, some of them edited, and a goal from another
  /// replica.
  init() throws {
    directory = try TemporaryDirectory()
    replica = try Replica.create(
      at: directory.path("journal.sqlite"), journal: TestReplica.journal,
      deviceName: "Ana's phone", schema: TestReplica.schema)
    let goal = replica.makeEntityID()
    let checkin = replica.makeEntityID()
    let other = try TestReplica.make(seed: 2)
    try replica.append([
      NewEvent("goal", goal, set: ["title": .text("Tea time")]),
      NewEvent(
        "checkin", checkin, set: ["goal": .text(goal.description), "day": .text("2026-11-21")]),
      NewEvent("checkin", checkin, set: ["note": .text("with milk")]),
    ])
    try other.takeAll(from: replica)
    try other.append([NewEvent("goal", goal, set: ["title": .text("Coffee")])])
    try replica.append([NewEvent("goal", goal, set: ["title": .text("Cocoa")])])
    try replica.takeAll(from: other)
  }

  /// Changes the file without the replica's knowledge.
  private func tamper(_ sql: String) throws {
    let connection = try Connection(path: replica.path, mode: .readWrite)
    try connection.execute(sql)
    #expect(connection.changes > 0)
    try connection.close()
  }

  @Test func `no problem is found in a healthy replica, and checking changes nothing`() throws {
    let names = try directory.names()
    let state = try replica.stateDigest()
    let verification = try replica.verify()
    #expect(verification.isSound)
    #expect(verification.state == state && verification.rebuilt == state)
    #expect(verification.eventCount == 5)
    #expect(try directory.names() == names)
    #expect(try replica.stateDigest() == state)
    #expect(try replica.conflicts().count == 1)
    try replica.checkInvariants()
  }

  @Test(arguments: [
    "UPDATE event SET body = replace(body, 'Cocoa', 'Cacao')",
    "UPDATE event SET body = replace(body, 'title', 'tItle') WHERE log = 1",
    "DELETE FROM event WHERE seq = 3",
    "UPDATE log SET digest = zeroblob(32) WHERE key = 1",
    "UPDATE log SET head = head + 1, known = known + 1 WHERE key = 1",
  ])
  func `a log that is not as it was written is reported`(sql: String) throws {
    try tamper(sql)
    let verification = try replica.verify()
    #expect(!verification.isSound)
    #expect(verification.damagedLogs == [replica.ownLog])
    #expect(throws: ReplicaError.self) { try replica.checkInvariants() }
  }

  @Test func `an unreadable event damages its log`() throws {
    try tamper("UPDATE event SET body = replace(body, '\"set\":', '\"set\"?') WHERE seq = 3")
    #expect(try replica.verify().damagedLogs == [replica.ownLog])
  }

  @Test(arguments: [
    "UPDATE goal SET title = 'Wine'", "DELETE FROM goal", "DELETE FROM checkin",
    "DELETE FROM register", "DELETE FROM conflict", "INSERT INTO conflict VALUES (1, 1)",
    "UPDATE dated_record SET day = day + 1", "DELETE FROM dated_record",
  ])
  func `a projection that does not match the log is found, and a rebuild repairs it`(
    sql: String
  ) throws {
    let state = try replica.stateDigest()
    try tamper(sql)
    let verification = try replica.verify()
    #expect(!verification.isSound)
    #expect(verification.damagedLogs.isEmpty)
    #expect(verification.rebuilt == state)
    try replica.rebuild()
    #expect(try replica.verify().isSound)
    #expect(try replica.stateDigest() == state)
  }
}
