import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct PauseTests {
  @Test func `A pause and a check-in at once: both are kept, and the day is met`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily, rule: .either))
    try couple.meet()
    try couple.ana.pause(goal, through: "2026-11-22")
    try couple.ben.checkIn(goal)
    try couple.meet()
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += 3 * 86_400_000 }
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.pauses().count == 1)
      let history = try journal.goalHistory(of: goal)
      let me = try journal.me().id
      #expect(
        history.periods(for: me, on: "2026-11-24").map(\.state) == [.met, .neutral, .missed, .open])
      #expect(history.statistics(for: me, on: "2026-11-23").streak.current == 1)
      #expect(try journal.conflicts().isEmpty)
    }
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
  }

  @Test func `Two pauses made apart are both kept, and resuming ends both`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.pause(goal, through: "2026-11-23")
    try couple.ben.pause(goal, through: "2026-11-28")
    try couple.meet()
    #expect(
      try couple.ana.item(of: goal).progress.pause
        == Period(from: "2026-11-21", through: "2026-11-28"))
    #expect(try couple.ben.resume(goal))
    try couple.meet()
    #expect(try couple.ana.item(of: goal).progress.pause == nil)
    #expect(try !couple.ana.resume(goal))
  }

  @Test func `A longer pause and resuming at once: the goal resumes`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.ana.pause(goal, through: "2026-11-23")
    try couple.meet()
    try couple.ana.pause(goal, through: "2026-11-30")
    try couple.ben.resume(goal)
    try couple.meet()
    #expect(try couple.ana.item(of: goal).progress.pause == nil)
    #expect(try couple.ana.conflicts().isEmpty)
  }

  @Test func `Each person's own break is separate`() throws {
    let couple = try Couple()
    try couple.ana.pauseAll([.mine], through: "2026-11-23")
    try couple.meet()
    try couple.ben.pauseAll([.mine], through: "2026-11-28")
    try couple.ben.pauseAll([.mine], through: "2026-11-29")
    try couple.meet()
    #expect(try couple.ana.pauses().map(\.to) == ["2026-11-23", "2026-11-29"])
    #expect(try couple.ben.resumeAll())
    try couple.meet()
    #expect(try couple.ana.resumeAll())
    #expect(try !couple.ana.resumeAll())
  }

  @Test func `A pause from all goals covers goals added during it`() throws {
    let ana = try Couple().ana
    try ana.pauseAll([.ours])
    let ours = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    let mine = try ana.addGoal(NewGoal(title: "Walk", scope: .mine, cadence: .daily))
    #expect(try ana.item(of: ours).progress.pause != nil)
    #expect(try ana.item(of: mine).progress.pause == nil)
  }

  @Test func `A last day that both chose is settled like anything else`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.ana.pause(goal)
    try couple.ana.pauseAll([.ours])
    try couple.meet()
    try couple.ana.pause(goal, through: "2026-11-30")
    try couple.ben.pause(goal, through: "2026-12-01")
    try couple.ana.pauseAll([.ours], through: "2026-11-30")
    try couple.ben.pauseAll([.ours], through: "2026-12-01")
    try couple.meet()
    #expect(
      try Set(couple.ana.conflicts().map(\.opening)) == [
        "You both changed the pause of 'Tea'.", "You both changed the pause of 'all goals'.",
      ])
  }

  @Test func `Days of breaks without a gap are one`() {
    let pauses = [
      Period(from: "2026-11-10", through: "2026-11-12"),
      Period(from: "2026-11-01", through: "2026-11-03"),
      Period(from: "2026-11-04", through: "2026-11-05"),
      Period(from: "2026-11-02", through: "2026-11-02"),
    ]
    let term = GoalTerm(
      .daily, people: [People.ana], holds: Period(from: "2026-01-01", through: nil))
    func pause(on day: Day, _ more: [Period] = []) -> Period? {
      term.progress(on: day, for: People.ana, checkIns: [], pauses: pauses + more).pause
    }
    #expect(pause(on: "2026-11-02") == Period(from: "2026-11-01", through: "2026-11-05"))
    #expect(pause(on: "2026-11-11") == Period(from: "2026-11-10", through: "2026-11-12"))
    #expect(pause(on: "2026-11-06") == nil)
    #expect(
      pause(on: "2026-11-02", [Period(from: "2026-11-05", through: nil)])
        == Period(from: "2026-11-01", through: nil))
  }
}
