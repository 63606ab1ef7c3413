import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// What a change of a goal writes, and that nothing is written where nothing changes.
@Suite struct EditGoalTests {
  /// For both it is Saturday the 21st.
  private let couple: Couple
  private var ana: Journal { couple.ana }

  init() throws {
    couple = try Couple()
  }

  /// The fields of the events that `body` writes, in order.
  private func written(_ body: () throws -> Void) throws -> [[String: Scalar]] {
    let before = try ana.replica.heldVector()[ana.replica.ownLog]
    try body()
    let after = try ana.replica.heldVector()[ana.replica.ownLog]
    guard after > before else { return [] }
    return try ana.replica.lastEvents(of: ana.replica.ownLog, limit: Int(after - before)).reversed()
      .map(\.event.fields)
  }

  @Test func `each thing that is said of a goal is written by itself, once`() throws {
    var goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .once(by: "2026-12-01")))
    let edits: [((Goal) throws -> Goal, String, Scalar)] = [
      ({ try ana.editGoal($0, title: " Walk ") }, "title", .text("Walk")),
      ({ try ana.editGoal($0, due: "2026-12-24") }, "due", .text("2026-12-24")),
      ({ try ana.editGoal($0, how: "slowly") }, "how", .text("slowly")),
      ({ try ana.editGoal($0, achievable: "short") }, "achievable", .text("short")),
      ({ try ana.editGoal($0, why: "quiet") }, "why", .text("quiet")),
      ({ try ana.editGoal($0, reviewOn: "2027-01-01") }, "reviewOn", .text("2027-01-01")),
    ]
    for (edit, field, value) in edits {
      #expect(try written { goal = try edit(goal) } == [[field: value]])
      #expect(try written { goal = try edit(goal) } == [])
    }
    #expect(goal.title == "Walk" && goal.due == "2026-12-24" && goal.how == "slowly")
    #expect(goal.achievable == "short" && goal.why == "quiet" && goal.reviewOn == "2027-01-01")
    #expect(try written { try ana.editGoal(goal) } == [])
    #expect(throws: JournalError.emptyTitle) { try ana.editGoal(goal, title: " \n") }
    let daily = try ana.addGoal(NewGoal(title: "Read", cadence: .daily))
    #expect(throws: JournalError.dueNeedsOnce(title: "Read")) {
      try ana.editGoal(daily, due: "2026-12-24")
    }
  }

  @Test func `a revision changes what is said and keeps the rest, from the day that was said`()
    throws
  {
    let draft = NewGoal(
      title: "Tea", cadence: .weekly(2), rule: .together, target: Amount("10"), unit: "minutes")
    var goal = try ana.addGoal(draft)
    let base: [String: Scalar] = [
      "goal": .text(goal.id.description), "from": .text("2026-11-21"), "cadence": .text("weekly 2"),
      "rule": .text("together"), "counts": .text("days"), "target": .integer(10),
      "unit": .text("minutes"),
    ]
    func expect(_ fields: [String: Scalar], _ revise: (Goal) throws -> Goal) throws {
      #expect(try written { goal = try revise(goal) } == [base.merging(fields) { $1 }])
      #expect(try written { goal = try revise(goal) } == [])
      try ana.undo()
      goal = try ana.goal(goal.id)
    }
    #expect(try written { try ana.revise(goal, from: "2026-11-21") } == [])
    try expect(["cadence": .text("weekly 3")]) {
      try ana.revise($0, cadence: .weekly(3), from: "2026-11-21")
    }
    try expect(["rule": .text("either")]) { try ana.revise($0, rule: .either, from: "2026-11-21") }
    try expect(["target": .integer(11)]) {
      try ana.revise($0, target: Amount("11"), from: "2026-11-21")
    }
    try expect(["unit": .text("pages")]) { try ana.revise($0, unit: "pages", from: "2026-11-21") }
    try expect(["unit": .text("pages"), "reason": .text("longer")]) {
      try ana.revise($0, unit: "pages", reason: "longer", from: "2026-11-21")
    }
    // What is over stays as it was judged.
    try expect(["unit": .text("pages")]) { try ana.revise($0, unit: "pages", from: "2026-11-20") }
    try expect(["unit": .text("pages"), "from": .text("2026-11-22")]) {
      try ana.revise($0, unit: "pages", from: "2026-11-22")
    }
    // The next week begins on Monday.
    try expect(["unit": .text("pages"), "from": .text("2026-11-23")]) {
      try ana.revise($0, unit: "pages")
    }
    try expect([
      "cadence": .text("whenever"), "counts": .text("times"), "from": .text("2026-11-23"),
    ]
    ) { try ana.revise($0, cadence: .whenever) }
  }

  @Test func `a goal moves once to each place of its life, and a reason is for one ending`() throws
  {
    var goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    #expect(try written { goal = try ana.setStatus(.active, of: goal) } == [])
    for status in [Goal.Status.done, .archived, .active] {
      #expect(
        try written { goal = try ana.setStatus(status, of: goal) }
          == [["status": .text(status.rawValue)]])
      #expect(try written { goal = try ana.setStatus(status, of: goal) } == [])
    }
    #expect(try written { goal = try ana.letGo(of: goal) } == [["status": .text("letGo")]])
    #expect(try written { goal = try ana.letGo(of: goal) } == [])
    #expect(try written { goal = try ana.letGo(of: goal, reason: "a") } == [["reason": .text("a")]])
    #expect(try written { goal = try ana.letGo(of: goal, reason: "a") } == [])
    goal = try ana.setStatus(.active, of: goal)
    #expect(
      try written { goal = try ana.letGo(of: goal) } == [
        ["status": .text("letGo"), "reason": .null]
      ])
    goal = try ana.setStatus(.active, of: goal)
    #expect(
      try written { goal = try ana.letGo(of: goal, reason: "b") } == [
        ["status": .text("letGo"), "reason": .text("b")]
      ])
  }

  @Test func `goals come in the order in which they were made, whatever their identifiers`() throws
  {
    for title in ["c", "a", "b"] {
      try ana.addGoal(NewGoal(title: title, cadence: .daily))
      couple.anaClock.milliseconds -= 10_000
    }
    #expect(try ana.goals().map(\.title) == ["b", "a", "c"])
    #expect(try ana.goalsInUse().map(\.title) == ["b", "a", "c"])
    let goals = try ana.goals()
    #expect(
      try ana.goals(with: [goals[2], goals[0], goals[2]].map(\.id)).map(\.title) == ["b", "c"])
    try ana.setStatus(.done, of: goals[1])
    #expect(try ana.goalsInUse().map(\.title) == ["b", "c"])
    #expect(try ana.todayView().items.map(\.goal.title) == ["b", "c"])
  }
}
