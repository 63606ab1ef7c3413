import DuologMerge
import DuologSQLite
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// A program that learns new types and fields, with a replica that has held them all along.
@Suite struct ReplicaSchemaTests {
  private static let goalOnly = EntitySchema([
    EntityType("goal", fields: [.init("title", .text, required: true)])
  ])
  private static let undatedCheckins = EntitySchema([
    EntityType("checkin", fields: [.init("note", .text), .init("goal", .entity, indexed: true)])
  ])

  private let directory: TemporaryDirectory
  private let goal: EntityID = "1HVQ3K8Q2M5T7"
  private let checkin: EntityID = "1HVQ3K8Q2M5T8"

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func create(_ schema: EntitySchema) throws -> Replica {
    try Replica.create(
      at: directory.path("journal.sqlite"), deviceName: "Ana's phone", schema: schema)
  }

  /// Closes `replica` and opens it like a program that knows `schema`.
  private func reopen(_ replica: Replica, _ schema: EntitySchema) throws -> Replica {
    try replica.checkInvariants()
    try replica.close()
    return try Replica.open(at: directory.path("journal.sqlite"), schema: schema)
  }

  private func log(on replica: Replica) throws {
    try replica.append([
      NewEvent("goal", goal, set: ["title": .text("Tea"), "target": .integer(2)]),
      NewEvent(
        "checkin", checkin,
        set: ["goal": .text(goal.description), "day": .text("2026-11-21"), "note": .text("a")]),
      NewEvent("checkin", checkin, set: ["note": .text("b")]),
      NewEvent(
        "checkin", "1HVQ3K8Q2M5T9",
        set: ["goal": .text(goal.description), "day": .text("2026-11-22")]),
    ])
  }

  private func records(_ replica: Replica) throws -> [EntityRow] {
    try replica.records(of: "checkin", parent: goal, days: "2026-11-01"..."2026-11-30")
  }

  @Test func `what a program does not know appears once the next version knows it`() throws {
    let old = try create(Self.goalOnly)
    try log(on: old)
    let digest = try old.stateDigest()
    #expect(try old.rows(of: "goal").map { $0["target"] } == [nil])
    #expect(try old.entity(checkin, type: "checkin")?.shown("note") == .text("b"))
    let new = try reopen(old, TestReplica.schema)
    #expect(try new.rows(of: "goal").map { $0["target"] } == [.integer(2)])
    #expect(try records(new).map { $0["note"] } == [.text("b"), nil])
    #expect(try new.stateDigest() == digest)
    try new.checkInvariants()
  }

  @Test func `a type may become dated, and stop being dated`() throws {
    let undated = try create(Self.undatedCheckins)
    try log(on: undated)
    let digest = try undated.stateDigest()
    #expect(try undated.rows(of: "checkin").count == 2)
    #expect(try undated.rows(of: "checkin", where: "goal", is: goal).count == 2)
    let dated = try reopen(undated, TestReplica.schema)
    #expect(try records(dated).map { $0["note"] } == [.text("b"), nil])
    #expect(try dated.stateDigest() == digest)
    let again = try reopen(dated, Self.undatedCheckins)
    #expect(try again.rows(of: "checkin").map { $0["note"] } == [.text("b"), nil])
    #expect(try again.stateDigest() == digest)
    try again.checkInvariants()
  }

  @Test func `an older program carries and merges what it does not know`() throws {
    let old = try TestReplica.make(seed: 1, schema: Self.goalOnly)
    let (new, other) = (try TestReplica.make(seed: 2), try TestReplica.make(seed: 3))
    try log(on: new)
    try old.takeAll(from: new)
    try other.takeAll(from: old)
    #expect(try records(other) == records(new))
    #expect(try old.stateDigest() == new.stateDigest())
    try old.checkInvariants()
  }

  @Test func `the same schema is projected once`() throws {
    let replica = try create(TestReplica.schema)
    try log(on: replica)
    try replica.close()
    let before = try directory.contents(of: "journal.sqlite")
    let path = directory.path("journal.sqlite")
    try Replica.open(at: path, schema: TestReplica.schema).close()
    #expect(try directory.contents(of: "journal.sqlite") == before)
  }

  @Test func `A type may have the name of one of the engine's tables`() throws {
    let names = try engineTables()
    #expect(names.isSuperset(of: ["log", "event", "checkpoint"]))
    let schema = EntitySchema(
      names.sorted().map { EntityType($0, fields: [.init("text", .text, required: true)]) })
    var replica = try create(schema)
    for name in names {
      try replica.append([
        NewEvent(name, replica.makeEntityID(), set: ["text": .text(name)]),
        NewEvent(name, replica.makeEntityID(), set: [:]),
      ])
    }
    let digest = try replica.stateDigest()
    for name in names {
      #expect(try replica.rows(of: name).compactMap { $0["text"] } == [.text(name)])
    }
    #expect(try replica.incompleteCount() == names.count)
    // A program that does not know the types does not drop tables of the engine either.
    replica = try reopen(replica, ReplicaSchemaTests.goalOnly)
    replica = try reopen(replica, schema)
    #expect(try replica.stateDigest() == digest)
    try replica.close()
  }

  /// The engine's own tables whose names a type may also have: those without underscores.
  private func engineTables() throws -> Set<String> {
    let replica = try Replica.create(
      at: directory.path("other.sqlite"), deviceName: "Ben's laptop", schema: EntitySchema([]))
    try replica.close()
    let connection = try Connection(path: directory.path("other.sqlite"), mode: .readWrite)
    defer { try? connection.close() }
    let select = try connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    var names: Set<String> = []
    while try select.step() { names.insert(select.text(at: 0)) }
    return names.filter { !$0.contains("_") }
  }
}
