import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct WeekViewTests {
  private static let week: Int64 = 7 * 86_400_000

  private func titles(_ journal: Journal, last count: Int) throws -> [[String]] {
    try journal.weekView(last: count).weeks.map { $0.rows.map(\.goal.title) }
  }

  @Test func `A past week shows the goals of that time, whatever became of them`() throws {
    let couple = try Couple(now: "2026-11-02T09:00:00.000Z")
    let tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .weekly(2), rule: .each))
    let walk = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .weekly(1), rule: .each))
    let read = try couple.ana.addGoal(NewGoal(title: "Read", cadence: .daily, rule: .each))
    try couple.ana.checkIn(tea)
    couple.anaClock.milliseconds += WeekViewTests.week
    // Something was logged for one of them in the week in which both ended.
    try couple.ana.checkIn(tea)
    couple.anaClock.milliseconds += 86_400_000
    try couple.ana.setStatus(.done, of: tea)
    try couple.ana.letGo(of: walk)
    #expect(try titles(couple.ana, last: 2) == [["Tea", "Walk", "Read"], ["Tea", "Read"]])
    let cells = try #require(try couple.ana.weekView().weeks[0].rows.first).days
    #expect(cells.map(\.isInUse) == [true, true, false, false, false, false, false])
    couple.anaClock.milliseconds += WeekViewTests.week
    #expect(
      try titles(couple.ana, last: 3) == [["Tea", "Walk", "Read"], ["Tea", "Read"], ["Read"]])
    // The other reads the same, and a goal that is brought back is there again.
    couple.benClock.milliseconds = couple.anaClock.milliseconds
    try couple.meet()
    #expect(try titles(couple.ben, last: 3) == titles(couple.ana, last: 3))
    try couple.ana.setStatus(.active, of: try couple.ana.goal(walk.id))
    try couple.ana.setStatus(.archived, of: read)
    #expect(try titles(couple.ana, last: 1) == [["Walk"]])
  }

  @Test func `A goal that is only proposed appears in no week`() throws {
    let couple = try Couple()
    var draft = NewGoal(title: "Tea", cadence: .daily)
    draft.isProposed = true
    let goal = try couple.ana.addGoal(draft)
    #expect(try titles(couple.ana, last: 2) == [[], []])
    try couple.ana.setStatus(.archived, of: goal)
    #expect(try titles(couple.ana, last: 2) == [[], []])
  }

  @Test func `Nor does one that nobody said yes to`() throws {
    let couple = try Couple(now: "2026-11-02T09:00:00.000Z")
    var draft = NewGoal(title: "Tea", cadence: .daily)
    draft.isProposed = true
    let waiting = try couple.ana.addGoal(draft)
    draft.title = "Walk"
    let agreed = try couple.ana.addGoal(draft)
    try couple.meet()
    try couple.ben.agree(to: couple.ben.goal(agreed.id))
    try couple.meet()
    couple.anaClock.milliseconds += 2 * WeekViewTests.week
    try couple.ana.setStatus(.archived, of: waiting)
    try couple.ana.setStatus(.archived, of: couple.ana.goal(agreed.id))
    #expect(try titles(couple.ana, last: 3) == [["Walk"], ["Walk"], []])
  }

  @Test func `What was logged before a goal ended counts, whenever a day starts`() throws {
    let couple = try Couple(now: "2026-11-07T00:30:00.000Z")
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily, rule: .either))
    try couple.ana.checkIn(goal)
    couple.anaClock.milliseconds += 1_800_000
    try couple.ana.setStatus(.done, of: goal)
    let before = try couple.ana.statsView(of: couple.ana.goal(goal.id)).statistics?.done
    try couple.ana.change(PersonalSettings(dayStart: DayStart(text: "04:00")))
    #expect(before == 1)
    #expect(try couple.ana.statsView(of: couple.ana.goal(goal.id)).statistics?.done == 1)
  }
}
