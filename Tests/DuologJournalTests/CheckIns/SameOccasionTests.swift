import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Which of the partner's check-ins one may confirm, or may have meant.
@Suite struct SameOccasionTests {
  private static let halfDay: Int64 = 12 * 3_600_000
  private let couple: Couple
  private let goal: Goal

  /// It is the 21st in Lisbon, at 04:00, and in Tokyo, at 13:00.
  init() throws {
    couple = try Couple(now: "2026-11-21T04:00:00.000Z")
    for clock in [couple.anaClock, couple.benClock] { clock.step = 0 }
    goal = try couple.ana.addGoal(NewGoal(title: "Call", cadence: .daily, rule: .together))
    try couple.meet()
  }

  @Test(arguments: [(halfDay - 1, true), (halfDay, false)])
  func `what both logged for two days is one occasion within half a day`(
    later: Int64, isOne: Bool
  ) throws {
    let first = try couple.ana.checkIn(goal)
    try couple.meet()
    couple.benClock.milliseconds = couple.anaClock.milliseconds + later
    let second = try couple.ben.checkIn(goal)
    // 16:00 in Greenwich is 01:00 of the next day in Tokyo.
    #expect(first.day == "2026-11-21" && second.day == "2026-11-22")
    let found = try couple.ben.sameOccasion(as: second, of: couple.ben.goal(goal.id))
    #expect(found?.id == (isOne ? first.id : nil))
  }

  @Test func `days of rest, other rules and one day are no such occasion`() throws {
    let other = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .daily, rule: .either))
    try couple.ana.checkIn(goal)
    try couple.ana.checkIn(other)
    try couple.meet()
    let same = try couple.ben.checkIn(goal)
    #expect(try couple.ben.sameOccasion(as: same, of: goal) == nil)
    couple.benClock.milliseconds += SameOccasionTests.halfDay - 1
    let rest = try couple.ben.checkIn(goal, state: .rest)
    #expect(rest.day == "2026-11-22")
    #expect(try couple.ben.sameOccasion(as: rest, of: goal) == nil)
    let walk = try couple.ben.checkIn(other)
    #expect(try couple.ben.sameOccasion(as: walk, of: other) == nil)
  }

  @Test(arguments: [-2, -1, 0, 1, 2])
  func `the partner's check-in can be confirmed on its day and those beside it`(days: Int) throws {
    let theirs = try couple.ben.checkIn(goal)
    try couple.meet()
    couple.anaClock.milliseconds += Int64(days) * 86_400_000
    let found = try couple.ana.partnersCheckIn(for: goal)
    #expect(found?.id == (abs(days) <= 1 ? theirs.id : nil))
    guard days >= 0 else { return }
    if days <= 1 {
      #expect(try couple.ana.checkIn(goal, withPartner: true).day == theirs.day)
      #expect(try couple.ana.partnersCheckIn(for: goal) == nil)
    } else {
      #expect(throws: JournalError.nothingToConfirm(title: "Call")) {
        try couple.ana.checkIn(goal, withPartner: true)
      }
    }
  }

  @Test func `the last one is meant of those that have not been confirmed, and no day of rest`()
    throws
  {
    let first = try couple.ben.checkIn(goal, day: "2026-11-20")
    let second = try couple.ben.checkIn(goal, day: "2026-11-21")
    couple.benClock.milliseconds += 1000
    try couple.ben.checkIn(goal, day: "2026-11-20", state: .rest)
    try couple.meet()
    #expect(try couple.ana.partnersCheckIn(for: goal)?.id == second.id)
    try couple.ana.checkIn(goal, day: "2026-11-20", state: .rest)
    try couple.ana.checkIn(goal, day: "2026-11-21")
    #expect(try couple.ana.partnersCheckIn(for: goal)?.id == first.id)
    try couple.ana.checkIn(goal, day: "2026-11-20")
    #expect(try couple.ana.partnersCheckIn(for: goal) == nil)
  }

  @Test func `a check-in of today is made, and one of tomorrow is not`() throws {
    #expect(try couple.ana.checkIn(goal, day: "2026-11-21").day == "2026-11-21")
    #expect(throws: JournalError.dayInFuture("2026-11-22")) {
      try couple.ana.checkIn(goal, day: "2026-11-22")
    }
  }
}
