import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// Entries that are older than the goal that they go to.
@Suite struct ImportedHistoryTests {
  let couple: Couple
  let sources: ImportSources

  init() throws {
    couple = try Couple()
    sources = ImportSources(directory: couple.directory)
  }

  /// Three days around `begins`, the first of which is the day before.
  private func rows(_ days: String...) throws -> String {
    try sources.text("t.csv", "D,G\n" + days.map { "\($0),Run\n" }.joined())
  }

  private func plan(_ path: String, into goal: String) throws -> ImportPlan {
    var request = ImportRequest()
    request.columns = ImportColumns("date=D,goal=G")
    request.goals = [("Run", goal)]
    return try #require(try couple.ana.importPlan(from: path, request))
  }

  private func terms(_ goal: Goal) throws -> [String] {
    try couple.ana.termsHolding(for: goal.id).map { "\($0.from) \($0.cadence)" }
  }

  /// How many events carrying `plan` out writes.
  private func written(_ plan: ImportPlan) throws -> Int64 {
    let before = try couple.ana.replica.eventCount()
    try couple.ana.carryOut(plan)
    return try couple.ana.replica.eventCount() - before
  }

  @Test func `a goal of one's own begins with the first entry, and is said once`() throws {
    let goal = try couple.ana.addGoal(
      NewGoal(title: "Walk", scope: .mine, cadence: .weekly(3)))
    #expect(try terms(goal) == ["2026-11-21 weekly 3"])
    let onTheDay = try plan(rows("2026-11-21"), into: "walk")
    #expect(onTheDay.goals.map(\.earlyCount) == [0])
    #expect(try written(onTheDay) == 1)
    let before = try plan(rows("2026-11-20", "2026-11-21"), into: "walk")
    #expect(before.goals.map(\.newCount) == [1] && before.goals.map(\.knownCount) == [1])
    #expect(before.goals.map(\.earlyCount) == [0])
    #expect(try written(before) == 2)
    #expect(try terms(goal) == ["2026-11-20 weekly 3"])
    // Nothing is new, so nothing is said.
    #expect(try written(plan(rows("2026-11-20", "2026-11-21"), into: "walk")) == 0)
  }

  @Test func `what was revised later is still asked for later`() throws {
    let goal = try couple.ana.addGoal(
      NewGoal(title: "Walk", scope: .mine, cadence: .weekly(3)))
    try couple.ana.revise(goal, cadence: .weekly(5), from: "2026-11-30")
    #expect(try written(plan(rows("2026-03-01"), into: "Walk")) == 3)
    #expect(try terms(goal) == ["2026-03-01 weekly 3", "2026-11-30 weekly 5"])
  }

  @Test func `a goal that asks for nothing stays as it is`() throws {
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", scope: .mine, cadence: .whenever))
    let plan = try plan(rows("2026-03-01"), into: "Walk")
    #expect(plan.goals.map(\.earlyCount) == [0])
    #expect(try written(plan) == 1)
    #expect(try terms(goal) == ["2026-11-21 whenever"])
  }

  @Test func `of a shared goal, the days before it began are early, and only those`() throws {
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .daily))
    let plan = try plan(
      rows("2026-11-19", "2026-11-20", "2026-11-20", "2026-11-21"), into: "Walk")
    #expect(plan.goals.map(\.newCount) == [4] && plan.goals.map(\.earlyCount) == [3])
    #expect(plan.goals.map(\.days) == ["2026-11-19"..."2026-11-21"])
    #expect(try written(plan) == 4)
    #expect(try terms(goal) == ["2026-11-21 daily"])
    // What is here already is not spoken of.
    let again = try self.plan(rows("2026-11-19", "2026-11-20"), into: "Walk")
    #expect(again.goals.map(\.newCount) == [0] && again.goals.map(\.earlyCount) == [0])
  }

  @Test func `a new goal begins with its first entry, or today`() throws {
    var request = ImportRequest()
    request.columns = ImportColumns("date=D,goal=G")
    try couple.ana.importing(rows("2026-03-02", "2026-03-01"), request)
    let run = try couple.ana.goal(matching: "Run")
    #expect(try terms(run) == ["2026-03-01 whenever"])
    #expect(run.owner == (try couple.ana.me().id) && run.scope == .mine)
    // The app says when it was made, and nothing was logged.
    let path = try sources.text(
      "table.json",
      #"""
      {"groups":[],"habits":[{"name":"Read","start_date":20500,"records":[]},
      {"name":"Sing","records":[]},
      {"name":"Late","start_date":20500,"records":[{"record_date":20499,"record_type":1}]}]}
      """#)
    try couple.ana.importing(path)
    for (title, from) in [("Read", "2026-02-16"), ("Sing", "2026-11-21"), ("Late", "2026-02-15")] {
      #expect(try terms(couple.ana.goal(matching: title)) == ["\(from) whenever"])
    }
  }
}
