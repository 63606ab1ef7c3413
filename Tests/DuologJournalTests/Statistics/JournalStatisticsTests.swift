import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct JournalFiguresTests {
  @Test func `Both say the same of a goal, in whatever order the entries came`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .weekly(2), rule: .either))
    try couple.meet()
    // A week later both log and revise apart.
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += 7 * 86_400_000 }
    try couple.ana.checkIn(goal, day: "2026-11-23")
    try couple.ben.checkIn(goal, day: "2026-11-25")
    try couple.ben.checkIn(goal, day: "2026-11-21")
    try couple.ana.revise(goal, cadence: .weekly(3))
    try couple.ben.checkIn(goal, day: "2026-11-22")
    try couple.meet()
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += 7 * 86_400_000 }
    let today: Day = "2026-12-05"
    let (ana, ben) = (try couple.ana.me().id, try couple.ben.me().id)
    let history = try couple.ana.goalHistory(of: goal)
    #expect(history.terms.map(\.holds.first) == ["2026-11-21", "2026-11-30"])
    #expect(history.periods(for: ana, on: today).map(\.state) == [.met, .met, .open])
    let statistics = history.statistics(for: ana, on: today)
    #expect(statistics.done == 4)
    #expect(try couple.ben.goalHistory(of: goal).statistics(for: ana, on: today) == statistics)
    #expect(try couple.ben.goalHistory(of: goal).statistics(for: ben, on: today) == statistics)
  }

  @Test func `A goal of one's own is judged by what its owner did`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", scope: .mine, cadence: .daily))
    try couple.ana.checkIn(goal)
    try couple.meet()
    let history = try couple.ben.goalHistory(of: try couple.ben.goal(goal.id))
    let ana = try couple.ana.me().id
    #expect(history.statistics(for: ana, on: "2026-11-21").streak.current == 1)
    #expect(history.periods(for: try couple.ben.me().id, on: "2026-11-21").isEmpty)
  }

  @Test func `A revision for a day that is over holds from today on`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(NewGoal(title: "Walk", cadence: .daily))
    try ana.revise(goal, cadence: .weekly(3), from: "2026-01-01")
    #expect(try ana.terms(of: goal.id).map(\.from) == ["2026-11-21", "2026-11-21"])
    #expect(try ana.goalHistory(of: goal).terms.map(\.cadence) == [.weekly(3)])
  }
}
