import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Rows and records as shown by queries, after edits in any order.
@Suite struct ReplicaReadingTests {
  private let replica: Replica
  private let other: Replica
  private let goal: EntityID = "1HVQ3K8Q2M5T7"
  private let otherGoal: EntityID = "1HVQ3K8Q2M5T8"
  private let record: EntityID = "1HVQ3K8Q2M5T9"

  init() throws {
    replica = try TestReplica.make(seed: 1)
    other = try TestReplica.make(seed: 2, clock: TestClock("2027-01-01T00:00:00.000Z"))
  }

  private func checkin(_ fields: [String: Scalar]) -> NewEvent {
    NewEvent("checkin", record, set: fields)
  }

  private func begin(_ replica: Replica) throws {
    try replica.append([
      checkin(["goal": .text(goal.description), "day": .text("2026-11-21"), "note": .text("a")])
    ])
  }

  /// The notes of the goal's records in these days.
  private func notes(
    _ first: Day = "2026-11-01", _ last: Day = "2026-11-30", of parent: EntityID? = nil
  ) throws -> [Scalar?] {
    try replica.records(of: "checkin", parent: parent ?? goal, days: first...last)
      .map { $0["note"] }
  }

  @Test func `a record is found by its goal and day`() throws {
    #expect(try notes() == [])
    try begin(replica)
    #expect(try notes("2026-11-21", "2026-11-21") == ["a"])
    #expect(try notes("2026-11-22", "2026-11-30") == [])
    #expect(try notes("2026-11-01", "2026-11-20") == [])
    #expect(try notes(of: otherGoal) == [])
    let row = try replica.records(of: "checkin", parent: goal, days: "2026-11-21"..."2026-11-21")[0]
    #expect(row.id == record)
    #expect(row.origin == EventName(replica.ownLog, 1))
    #expect(row["day"] == "2026-11-21")
  }

  @Test func `an edited record stays where it is`() throws {
    try begin(replica)
    try replica.append([checkin(["note": "b"])])
    #expect(try notes() == ["b"])
    try replica.append([checkin(["note": .null])])
    #expect(try notes() == [nil])
    try replica.checkInvariants()
  }

  @Test func `a record that moves is found only at its new place`() throws {
    try begin(replica)
    try replica.append([checkin(["day": "2026-12-24"])])
    #expect(try notes() == [])
    #expect(try notes("2026-12-24", "2026-12-24") == ["a"])
    try replica.append([checkin(["goal": .text(otherGoal.description)])])
    #expect(try notes("2026-12-24", "2026-12-24") == [])
    #expect(try notes("2026-12-24", "2026-12-24", of: otherGoal) == ["a"])
    try replica.append([checkin(["goal": .text(goal.description), "day": "2026-11-21"])])
    #expect(try notes() == ["a"])
    try replica.checkInvariants()
  }

  @Test func `a removed record is gone until it is restored`() throws {
    try begin(replica)
    try replica.append([checkin(["removed": .boolean(true)])])
    #expect(try notes() == [])
    #expect(try replica.entity(record, type: "checkin")?.isRemoved == true)
    try replica.append([checkin(["removed": .boolean(false)])])
    #expect(try notes() == ["a"])
    #expect(try replica.entity(record, type: "checkin")?.isRemoved == false)
    try replica.checkInvariants()
  }

  @Test func `a record that was removed from the start is not shown`() throws {
    try replica.append([
      checkin([
        "goal": .text(goal.description), "day": "2026-11-21", "removed": .boolean(true),
      ])
    ])
    #expect(try notes() == [])
    try replica.append([checkin(["removed": .boolean(false)])])
    #expect(try notes() == [nil])
  }

  @Test func `rows with none of several texts are found, comparing bytes`() throws {
    // Compared by bytes, the letter e followed by a combining accent comes before z, and é comes
    // after it.
    let accented = "e\u{301}"
    let schema = EntitySchema([
      EntityType("goal", fields: [.init("title", .text, required: true, indexed: true)])
    ])
    let replica = try TestReplica.make(seed: 1, schema: schema)
    for title in ["a", accented, "f", "z", "zz"] {
      try replica.append([
        NewEvent("goal", replica.makeEntityID(), set: ["title": .text(title)])
      ])
    }
    func titles(except values: Set<String>) throws -> [Scalar?] {
      try replica.rows(of: "goal", where: "title", isNoneOf: values).map { $0["title"] }
    }
    #expect(try titles(except: []) == ["a", .text(accented), "f", "z", "zz"])
    #expect(try titles(except: ["z", accented]) == ["a", "f", "zz"])
    #expect(try titles(except: [accented, "a", "y"]) == ["f", "z", "zz"])
  }

  @Test func `a record is shown once its goal and its day have arrived`() throws {
    try replica.append([checkin(["note": "a", "day": "2026-11-21"])])
    #expect(try notes() == [])
    #expect(try replica.incompleteCount() == 1)
    try replica.append([checkin(["goal": .text(goal.description)])])
    #expect(try notes() == ["a"])
    #expect(try replica.incompleteCount() == 0)
    try replica.checkInvariants()
  }

  @Test(arguments: ["yesterday", "2026-02-30", "", "2026-11-21T09:30:00Z"])
  func `an invalid day counts as absent`(day: String) throws {
    try replica.append([checkin(["goal": .text(goal.description), "day": .text(day)])])
    #expect(try notes("0001-01-01", "9999-12-31") == [])
    #expect(try replica.incompleteCount() == 1)
    #expect(try replica.entity(record, type: "checkin")?.shown("day") == .text(day))
    try replica.checkInvariants()
  }

  @Test func `an edit that arrives before the record it edits waits for it`() throws {
    try begin(other)
    let editor = try TestReplica.make(seed: 3)
    try editor.takeAll(from: other)
    try editor.append([checkin(["note": "b", "day": "2026-11-22"])])
    try replica.take(editor.ownLog, from: editor)
    #expect(try notes() == [])
    try replica.take(other.ownLog, from: other)
    #expect(try notes("2026-11-22", "2026-11-22") == ["b"])
    #expect(try replica.stateDigest() == editor.stateDigest())
    try replica.checkInvariants()
  }

  @Test func `of concurrent writes, the later one is shown and both are kept`()
    throws
  {
    try begin(replica)
    try other.takeAll(from: replica)
    try replica.append([checkin(["note": "here"])])
    try other.append([checkin(["note": "there"])])
    try replica.takeAll(from: other)
    #expect(try notes() == ["there"])
    let state = try #require(try replica.entity(record, type: "checkin")?.fields["note"])
    #expect(state.survivors.map(\.value) == ["there", "here"])
    #expect(try replica.conflicts().map(\.field) == ["note"])
    try replica.append([checkin(["note": "both"])])
    #expect(try notes() == ["both"])
    #expect(try replica.conflicts().isEmpty)
    try replica.checkInvariants()
  }

  @Test func `rows are found by type, by identifier and by what they name`() throws {
    try replica.append([
      NewEvent("goal", otherGoal, set: ["title": "Walk", "target": .real(2.5)]),
      NewEvent("goal", goal, set: ["title": "Tea", "target": "many", "due": "2026-11-30"]),
    ])
    let rows = try replica.rows(of: "goal")
    #expect(rows.map(\.id) == [goal, otherGoal])
    #expect(rows[0].values == ["title": "Tea", "due": "2026-11-30"])
    #expect(rows[1].values == ["title": "Walk", "target": .real(2.5)])
    #expect(try replica.row(goal, of: "goal") == rows[0])
    #expect(try replica.row(record, of: "goal") == nil)
    try replica.append([NewEvent("goal", goal, set: ["removed": .boolean(true)])])
    #expect(try replica.rows(of: "goal").map(\.id) == [otherGoal])
    #expect(try replica.row(goal, of: "goal")?["removed"] == .boolean(true))
    try replica.append([NewEvent("goal", goal, set: ["removed": .boolean(false)])])
    #expect(try replica.rows(of: "goal").map(\.id) == [goal, otherGoal])
  }

  @Test func `one identifier may be used by entities of two types`() throws {
    try begin(replica)
    try replica.append([NewEvent("goal", record, set: ["title": "Tea"])])
    #expect(try notes() == ["a"])
    #expect(try replica.rows(of: "goal").map(\.id) == [record])
    try replica.append([NewEvent("goal", record, set: ["removed": .boolean(true)])])
    #expect(try notes() == ["a"])
    try replica.append([checkin(["note": "b"])])
    #expect(try notes() == ["b"])
    try replica.checkInvariants()
  }

  @Test func `history, last and recent events are in order`() throws {
    try begin(replica)
    try other.takeAll(from: replica)
    try other.append([checkin(["note": "b"]), checkin(["note": "c"])])
    try replica.takeAll(from: other)
    let (own, others) = (replica.ownLog, other.ownLog)
    let all = [EventName(own, 1), EventName(others, 1), EventName(others, 2)]
    #expect(try replica.history(of: record, type: "checkin").map(\.name) == all)
    #expect(try replica.recentEvents(limit: 2).map(\.name) == [all[2], all[1]])
    #expect(try replica.lastEvents(of: others, limit: 1).map(\.name) == [all[2]])
    #expect(try replica.history(of: record, type: "goal").isEmpty)
    #expect(try replica.lastEvents(of: "b4x0k2m9q7tz", limit: 1).isEmpty)
    #expect(try replica.isOrigin(all[0], of: record, type: "checkin"))
    #expect(try !replica.isOrigin(all[1], of: record, type: "checkin"))
  }
}

extension Scalar: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self = .text(text) }
}
