import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct RepairTests {
  private static let hour: Int64 = 3_600_000

  private func go(_ couple: Couple, hours: Int64) {
    for clock in [couple.anaClock, couple.benClock] {
      clock.milliseconds += hours * RepairTests.hour
    }
  }

  private func statistics(_ journal: Journal, _ goal: Goal) throws -> [Int]? {
    try journal.repairStatistics(of: try journal.goal(goal.id)).map {
      [$0.inTime, $0.counted, $0.open]
    }
  }

  @Test func `A goal within hours has figures of what was mended, and both read the same`() throws {
    let couple = try Couple()
    // From before the goal: no part of it.
    try couple.ana.keep(Repair(noticed: couple.ana.replica.now()))
    go(couple, hours: 72)
    let both = try couple.ana.addGoal(NewGoal(title: "Mend", cadence: .within(hours: 48)))
    let own = try couple.ana.addGoal(
      NewGoal(title: "Mend early", scope: .mine, cadence: .within(hours: 48)))
    try couple.meet()
    #expect(try statistics(couple.ana, both) == [0, 0, 0])
    let first = try couple.ana.keep(Repair(noticed: couple.ana.replica.now(), about: "the dishes"))
    try couple.ben.keep(Repair(noticed: couple.ben.replica.now(), window: 24))
    try couple.ana.keep(Repair(noticed: couple.ana.replica.now()), privately: true)
    try couple.meet()
    #expect(try statistics(couple.ana, both) == [0, 0, 2])
    go(couple, hours: 20)
    try couple.ben.resolve(couple.ben.repairs().first(where: { $0.id == first.id }))
    go(couple, hours: 10)
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try statistics(journal, both) == [1, 2, 0])
      #expect(try statistics(journal, own) == [1, 1, 0])
      #expect(try journal.statsView(of: try journal.goal(both.id)).repairs?.inTime == 1)
      // It was the fourth day of the week; the next one has seen none.
      let week = try #require(try journal.weekView().weeks.first)
      #expect(week.rows.first { $0.goal.id == both.id }?.mended?.counted == 2)
    }
    #expect(try couple.ben.statsView(of: try couple.ben.goal(own.id)).repairs == nil)
    #expect(
      try statistics(couple.ana, try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily)))
        == nil)
    go(couple, hours: 7 * 24)
    let week = try #require(try couple.ana.weekView().weeks.first)
    #expect(week.rows.first { $0.goal.id == both.id }?.mended?.counted == 0)
  }

  @Test func `Two who say at once that they have talked have talked at the earlier time`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Mend", cadence: .within(hours: 48)))
    try couple.ana.keep(Repair(noticed: couple.ana.replica.now(), window: 24))
    try couple.meet()
    go(couple, hours: 3)
    try couple.ana.resolve()
    couple.benClock.milliseconds += 30 * RepairTests.hour
    try couple.ben.resolve()
    try couple.meet()
    couple.anaClock.milliseconds = couple.benClock.milliseconds
    for journal in [couple.ana, couple.ben] {
      #expect(try statistics(journal, goal) == [1, 1, 0])
      #expect(try journal.conflicts().isEmpty)
    }
  }

  @Test func `Repairs noticed after a goal has ended are not part of it`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Mend", cadence: .within(hours: 48)))
    try couple.ana.keep(Repair(noticed: couple.ana.replica.now()))
    try couple.ana.letGo(of: goal)
    go(couple, hours: 48)
    try couple.ana.keep(Repair(noticed: couple.ana.replica.now()))
    go(couple, hours: 72)
    #expect(try statistics(couple.ana, goal) == [0, 1, 0])
  }

  @Test func `Taking back that one has talked leaves it to the other to have said so`() throws {
    let couple = try Couple()
    try couple.ana.keep(Repair(noticed: couple.ana.replica.now()))
    try couple.meet()
    try couple.ana.resolve()
    couple.benClock.milliseconds += RepairTests.hour
    try couple.ben.resolve()
    try couple.ben.undo()
    #expect(try couple.ben.openRepairs().count == 1)
    try couple.meet()
    for journal in [couple.ana, couple.ben] { #expect(try journal.openRepairs().isEmpty) }
  }
}
