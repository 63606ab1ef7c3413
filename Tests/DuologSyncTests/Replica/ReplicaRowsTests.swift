import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// What is found among rows, records and events by what they say, up to the very ends of a range.
@Suite struct ReplicaRowsTests {
  private let replica: Replica

  init() throws {
    let schema = EntitySchema(
      TestReplica.schema.types + [
        EntityType(
          "term", fields: [.init("goal", .entity, required: true, indexed: true)])
      ])
    replica = try TestReplica.make(seed: 1, clock: TestClock(step: 0), schema: schema)
  }

  @discardableResult
  private func add(_ type: String, _ fields: [String: Scalar]) throws -> EntityID {
    let id = replica.makeEntityID()
    try replica.append([NewEvent(type, id, set: fields)])
    return id
  }

  private func checkIn(_ goal: EntityID, _ day: Day, _ note: String = "n") throws -> EntityID {
    try add("checkin", ["goal": .entity(goal), "day": .day(day), "note": .text(note)])
  }

  private func remove(_ type: String, _ id: EntityID) throws {
    try replica.append([NewEvent(type, id, set: ["removed": .boolean(true)])])
  }

  @Test func `the text of a field is shown until its entity is removed`() throws {
    let tea = try add("goal", ["title": "Tea"])
    let untitled = try add("goal", ["target": .integer(3)])
    #expect(try replica.shownText(of: "title", in: tea, of: "goal") == "Tea")
    #expect(try replica.shownText(of: "title", in: untitled, of: "goal") == nil)
    #expect(try replica.shownText(of: "title", in: replica.makeEntityID(), of: "goal") == nil)
    #expect(try !replica.isRemoved(tea, of: "goal"))
    try replica.append([NewEvent("goal", tea, set: ["title": "Green tea"])])
    #expect(try replica.shownText(of: "title", in: tea, of: "goal") == "Green tea")
    try remove("goal", tea)
    #expect(try replica.shownText(of: "title", in: tea, of: "goal") == nil)
    #expect(try replica.isRemoved(tea, of: "goal"))
    #expect(try !replica.isRemoved(untitled, of: "goal"))
    try replica.append([NewEvent("goal", tea, set: ["removed": .boolean(false)])])
    #expect(try replica.shownText(of: "title", in: tea, of: "goal") == "Green tea")
    #expect(try !replica.isRemoved(tea, of: "goal"))
  }

  @Test func `a record that was written once is not removed, and one that was removed is`() throws {
    let goal = try add("goal", ["title": "Tea"])
    let checkIn = try checkIn(goal, "2026-03-01")
    #expect(try !replica.isRemoved(checkIn, of: "checkin"))
    try remove("checkin", checkIn)
    #expect(try replica.isRemoved(checkIn, of: "checkin"))
  }

  @Test func `only declared texts are shown`() throws {
    let goal = try add("goal", ["title": "Tea", "target": .integer(3)])
    for field in ["target", "nothing"] {
      #expect(throws: ReplicaError.undeclared(type: "goal", field: field)) {
        try replica.shownText(of: field, in: goal, of: "goal")
      }
    }
    #expect(throws: ReplicaError.undeclared(type: "gift", field: nil)) {
      try replica.isRemoved(goal, of: "gift")
    }
  }

  @Test func `rows are found by a day from the first of a range through the last`() throws {
    var ids: [Day: EntityID] = [:]
    for day: Day in ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"] {
      ids[day] = try add("goal", ["title": "Tea", "due": .day(day)])
    }
    try add("goal", ["title": "Never"])
    func found(_ days: ClosedRange<Day>) throws -> [EntityID] {
      try replica.rows(of: "goal", where: "due", in: days).map(\.id)
    }
    #expect(
      try found("2026-02-28"..."2026-03-02")
        == ["2026-02-28", "2026-03-01", "2026-03-02"].compactMap { ids[$0] })
    try remove("goal", #require(ids["2026-03-01"]))
    #expect(try found("2026-03-01"..."2026-03-01").isEmpty)
    #expect(try found(.first ... .last).count == 4)
    #expect(try replica.rows(of: "goal").count == 5)
    #expect(try replica.rowsWithRemoved(of: "goal").count == 6)
    var seen: [EntityID] = []
    try replica.forEachRow(of: "goal") { seen.append($0.id) }
    #expect(try seen == replica.rows(of: "goal").map(\.id) && seen == seen.sorted())
  }

  @Test func `rows that name something are found, and removed ones are not`() throws {
    let goal = try add("goal", ["title": "Tea"])
    let terms = try (0..<3).map { _ in try add("term", ["goal": .entity(goal)]) }
    try replica.append([NewEvent("term", terms[0], set: ["goal": .null])])
    try remove("term", terms[1])
    #expect(try replica.rows(of: "term", having: "goal").map(\.id) == [terms[2]])
  }

  @Test func `the first day is that of the earliest record that is there`() throws {
    let (goal, other) = (replica.makeEntityID(), replica.makeEntityID())
    func first() throws -> Day? { try replica.firstDay(of: "checkin", parent: goal) }
    #expect(try first() == nil)
    _ = try checkIn(other, "2026-01-01")
    #expect(try first() == nil)
    let late = try checkIn(goal, "2026-03-02")
    let early = try checkIn(goal, "2026-03-01")
    #expect(try first() == "2026-03-01")
    try remove("checkin", early)
    #expect(try first() == "2026-03-02")
    // Moved by a second event, it counts where it is now.
    try replica.append([NewEvent("checkin", late, set: ["day": .day("2026-02-28")])])
    #expect(try first() == "2026-02-28")
    _ = try checkIn(goal, "2026-02-27")
    #expect(try first() == "2026-02-27")
    try replica.append([NewEvent("checkin", late, set: ["day": .day("2026-02-26")])])
    #expect(try first() == "2026-02-26")
  }

  @Test func `something is absent, present or removed`() throws {
    let goal = replica.makeEntityID()
    func presence(_ type: String, _ id: EntityID) throws -> Replica.Presence {
      try replica.presence(of: id, type: type)
    }
    #expect(try presence("goal", goal) == .absent && presence("mood", goal) == .absent)
    let id = try checkIn(goal, "2026-03-01")
    #expect(try presence("checkin", id) == .present && presence("goal", id) == .absent)
    #expect(try presence("checkin", goal) == .absent)
    try replica.append([NewEvent("checkin", id, set: ["note": "more"])])
    #expect(try presence("checkin", id) == .present)
    try remove("checkin", id)
    #expect(try presence("checkin", id) == .removed)
    try replica.append([NewEvent("checkin", id, set: ["removed": .boolean(false)])])
    #expect(try presence("checkin", id) == .present)
  }

  @Test func `records are found from the first day of a range through the last`() throws {
    let goal = replica.makeEntityID()
    let days: [Day] = ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]
    let ids = try days.map { try checkIn(goal, $0, "\($0)") }
    func found(_ range: ClosedRange<Day>) throws -> [EntityID] {
      var found: [EntityID] = []
      try replica.forEachRecord(of: "checkin", parent: goal, days: range, reading: []) {
        found.append($0.id)
      }
      #expect(
        try replica.records(of: "checkin", parent: goal, days: range).map(\.id) == found.sorted())
      return found
    }
    #expect(try found("2026-02-28"..."2026-03-01") == Array(ids[1...2]))
    #expect(try found("2026-02-27"..."2026-03-02") == ids)
    #expect(try found("2026-03-03"..."2026-03-04").isEmpty)
    for id in ids { try replica.append([NewEvent("checkin", id, set: ["note": "again"])]) }
    #expect(try found("2026-02-28"..."2026-03-01").sorted() == Array(ids[1...2]))
    try remove("checkin", ids[1])
    #expect(try found("2026-02-28"..."2026-03-01") == [ids[2]])
  }

  @Test func `events of the future are those after an instant, the newest first`() throws {
    let clock = TestClock(step: 0)
    let (one, two) = (
      try TestReplica.make(seed: 1, clock: clock), try TestReplica.make(seed: 2, clock: clock)
    )
    let start = clock.milliseconds
    for offset: Int64 in 0...2 {
      clock.milliseconds = start + offset
      for replica in [one, two] {
        try replica.append([NewEvent("goal", replica.makeEntityID(), set: ["title": "Tea"])])
      }
    }
    try one.takeAll(from: two)
    let later = try one.names(ofEventsAfter: Timestamp(milliseconds: start))
    #expect(later.map(\.name.sequence) == [3, 3, 2, 2])
    #expect(later.map(\.at.milliseconds) == [start + 2, start + 2, start + 1, start + 1])
    #expect(later[0].name.log > later[1].name.log && later[2].name.log > later[3].name.log)
    #expect(try one.names(ofEventsAfter: Timestamp(milliseconds: start + 2)).isEmpty)
  }

  @Test func `origins of some types are found in a range, up to a number and a size`() throws {
    var goal: EntityID?
    for number in 1...8 {
      switch number {
      case 3, 6: try add("note", ["text": "x"])
      case 5: try replica.append([NewEvent("goal", #require(goal), set: ["title": "Walk"])])
      default: goal = try add("goal", ["title": "Tea"])
      }
    }
    let log = replica.ownLog
    func found(
      _ types: [String], _ range: ClosedRange<Int64>, limit: Int = 9, bytes: Int = .max
    ) throws -> [Int64] {
      try replica.lastOrigins(of: types, in: log, range, limit: limit, bytes: bytes)
        .map(\.name.sequence)
    }
    #expect(try found(["goal"], 1...8) == [8, 7, 4, 2, 1])
    #expect(try found(["goal", "note"], 2...7) == [7, 6, 4, 3, 2])
    #expect(try found(["goal"], 1...8, limit: 2) == [8, 7])
    #expect(try found(["mood"], 1...8).isEmpty && found([], 1...8).isEmpty)
    let bytes = try [8, 7].reduce(0) { sum, number in
      try sum + (replica.eventBytes(of: log, number...number).first?.count ?? 0)
    }
    #expect(try found(["goal"], 1...8, bytes: bytes) == [8, 7])
    #expect(try found(["goal"], 1...8, bytes: bytes - 1) == [8])
    let unknown: LogID = "b4x0k2m9q7tz"
    #expect(try replica.lastOrigins(of: ["goal"], in: unknown, 1...8, limit: 9, bytes: 99).isEmpty)
  }

  @Test func `that a field once had a value is known, also after it was changed`() throws {
    let goal = try add("goal", ["title": "Tea"])
    try replica.append([NewEvent("goal", goal, set: ["title": "Chai"])])
    try replica.append([NewEvent("goal", goal, set: ["target": .integer(2)])])
    func was(_ title: String, _ id: EntityID, _ type: String = "goal") throws -> Bool {
      try replica.wasEverSet("title", to: .text(title), of: id, type: type)
    }
    #expect(try was("Tea", goal) && was("Chai", goal) && !was("Walk", goal))
    #expect(try !was("Tea", goal, "note") && !was("Tea", replica.makeEntityID()))
  }
}
