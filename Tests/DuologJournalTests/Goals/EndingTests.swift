import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct EndingTests {
  @Test func `A status that only a newer Duolog knows reads as active`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try ana.replica.append([NewEvent("goal", goal.id, set: ["status": .text("snoozed")])])
    #expect(try ana.goals().map(\.status) == [.active])
    #expect(try ana.goalsInUse().map(\.id) == [goal.id])
    #expect(try ana.todayView().items.map(\.goal.id) == [goal.id])
  }

  @Test func `A reason belongs to the time when the goal was let go`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    let first = try ana.letGo(of: goal, reason: "we dance now")
    #expect(first.reason == "we dance now")
    let second = try ana.letGo(of: first, reason: "we sing now")
    #expect(second.reason == "we sing now")
    #expect(try ana.goalsInUse().isEmpty)
    let restored = try ana.setStatus(.active, of: second)
    #expect(try ana.letGo(of: restored).reason == nil)
  }

  @Test func `A goal ends on the day of the one who ended it, and both say the same of it`() throws
  {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(
      NewGoal(title: "Tea", cadence: .daily, rule: .either))
    try couple.ana.checkIn(goal)
    try couple.meet()
    // It is tomorrow already in Tokyo.
    couple.benClock.milliseconds += 7 * 3_600_000
    try couple.ben.setStatus(.archived, of: try couple.ben.goal(goal.id))
    try couple.meet()
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += 9 * 86_400_000 }
    for journal in [couple.ana, couple.ben] {
      let stats = try journal.statsView(of: try journal.goal(goal.id))
      #expect(stats.day == "2026-11-22")
      #expect(stats.statistics?.streak.current == 1)
      #expect(stats.statistics?.adherence.percent == 100)
      #expect(stats.next == nil)
    }
  }
}
