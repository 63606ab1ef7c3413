import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// Goals that end, and the weeks and periods around that.
@Suite struct WeekEndTests {
  @Test func `a goal that ended on Monday where it was Sunday elsewhere is in that week`() throws {
    // Midnight of Monday the 23rd in Tokyo.
    let couple = try Couple(now: "2026-11-22T15:00:00.000Z")
    let goal = try couple.ben.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.ben.checkIn(goal)
    try couple.ben.setStatus(.done, of: goal)
    // So much has been logged since, all before Monday in Greenwich, that few of it is looked at.
    try couple.ben.replica.append(
      (0..<200).map { _ in
        NewEvent("note", couple.ben.replica.makeEntityID(), set: ["text": .text("a")])
      })
    #expect(couple.benClock.milliseconds < ("2026-11-23T00:00:00.000Z" as Timestamp).milliseconds)
    couple.benClock.milliseconds += 2 * 86_400_000
    let week = try #require(try couple.ben.weekView().weeks.first)
    #expect(week.period == Period(from: "2026-11-23", through: "2026-11-29"))
    #expect(week.rows.map(\.goal.title) == ["Tea"])
    #expect(week.rows[0].days.map(\.isInUse) == [true] + Array(repeating: false, count: 6))
    #expect(week.rows[0].days.map(\.marks.count) == [1, 0, 0, 0, 0, 0, 0])
  }

  @Test func `as many weeks are shown as wanted, at least this one, the newest last`() throws {
    let ana = try Couple().ana
    for (wanted, shown) in [(-1, 1), (0, 1), (1, 1), (2, 2), (3, 3)] {
      let weeks = try ana.weekView(last: wanted).weeks
      #expect(weeks.count == shown)
      #expect(weeks.last?.period.contains(try ana.today()) == true)
      for (one, next) in zip(weeks, weeks.dropFirst()) {
        #expect(one.period.last?.advanced(by: 1) == next.period.first)
      }
    }
  }

  @Test(
    arguments: [
      (.daily, "2026-11-18", "2026-11-19", 1), (.weekly(3), "2026-11-18", "2026-11-23", 3),
      (.weekly(3), "2026-11-22", "2026-11-23", 3), (.weekly(3), "2026-11-23", "2026-11-30", 3),
      (.monthly(2), "2026-11-30", "2026-12-01", 2),
      (.every(days: 5), "2026-11-06", "2026-11-07", 1),
      (.on([.wednesday, .friday]), "2026-11-18", "2026-11-20", 1),
      (.on([.wednesday]), "2026-11-18", "2026-11-25", 1),
      (.on([.wednesday]), "2026-11-17", "2026-11-18", 1),
      (.weekly(3), "2026-11-01", "2026-11-02", 3), (.daily, "2026-10-01", "2026-11-02", 1),
      (.once(by: nil), "2026-11-18", nil, 0), (.whenever, "2026-11-18", nil, 0),
      (.rolling(2, days: 7), "2026-11-18", "2026-11-19", 2),
    ] as [(Cadence, Day, Day?, Int)])
  func `the next period begins after the one that a day lies in`(
    cadence: Cadence, day: Day, first: Day?, asked: Int
  ) {
    let term = GoalTerm(
      cadence, people: People.both, holds: Period(from: "2026-11-02", through: nil))
    let next = GoalHistory(terms: [term], checkIns: []).nextPeriod(after: day)
    #expect(next?.period.first == first)
    #expect(next.map(\.asked) ?? 0 == asked)
  }

  @Test func `the next period is one of the term that holds then, and none follows the last`() {
    let terms = [
      GoalTerm(.daily, people: People.both, holds: Period(from: "2026-11-02", through: nil)),
      GoalTerm(
        .weekly(2), people: People.both, holds: Period(from: "2026-11-18", through: "2026-11-22")),
    ]
    let history = GoalHistory(terms: terms, checkIns: [])
    #expect(history.nextPeriod(after: "2026-11-16")?.period == Period("2026-11-17"))
    let week = Period(from: "2026-11-16", through: "2026-11-22")
    #expect(history.nextPeriod(after: "2026-11-17") == StatsView.Coming(period: week, asked: 2))
    #expect(history.nextPeriod(after: "2026-11-18") == nil)
    #expect(GoalHistory(terms: [], checkIns: []).nextPeriod(after: "2026-11-18") == nil)
  }
}
