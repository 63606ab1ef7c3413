import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct CadenceTests {
  @Test(
    arguments: [
      (.daily, "daily"), (.weekly(2), "weekly 2"), (.weekly(999), "weekly 999"),
      (.monthly(1), "monthly 1"), (.quarterly(1), "quarterly 1"), (.yearly(2), "yearly 2"),
      (.every(days: 28), "every 28"), (.once(by: nil), "once"), (.whenever, "whenever"),
      (.within(hours: 48), "within 48"), (.on([.thursday, .monday]), "on mon,thu"),
      (.on([.sunday]), "on sun"), (.rolling(3, days: 7), "rolling 3/7"),
      (.after(days: 7), "after 7"), (.atMost(2, .day), "atmost 2/day"),
      (.atMost(0, .day), "atmost 0/day"), (.atMost(14, .week), "atmost 14/week"),
      (.atMost(999, .month), "atmost 999/month"), (.unknown("every 3 days"), "every 3 days"),
    ] as [(Cadence, String)])
  func `A cadence is written as a word and what belongs to it`(cadence: Cadence, text: String) {
    #expect(cadence.text == text)
    #expect(Cadence(text: text) == cadence)
  }

  @Test(arguments: [
    "", " ", "weekly", "weekly 0", "weekly -1", "weekly +2", "weekly 02", "weekly 1000",
    "weekly 2 ", "weekly  2", "weekly two", "daily 2", "Daily", "once 2026-12-24",
    "weekly 99999999999999999999", "monthly", "quarterly 0", "yearly 1000", "every", "every 0",
    "every 28 days", "whenever 2", "within", "within 48h", "once 1",
    "on", "on ", "on mon,", "on thu,mon", "on mon,mon", "on monday", "on Mon", "on mon, thu",
    "on 1", "rolling", "rolling 3", "rolling 3/", "rolling 0/7", "rolling 3/91", "rolling 999/999",
    "rolling 3/7/2", "rolling 03/7", "after", "after 0", "after 7 days", "atmost", "atmost 2",
    "atmost 2/", "atmost 2/year", "atmost 02/day", "atmost -1/day", "atmost 00/day",
    "atmost 1000/day", "atmost 2/Day", "atmost 2/day/week",
  ])
  func `A text that this version does not know is kept as it is`(text: String) {
    #expect(Cadence(text: text) == .unknown(text))
    #expect(Cadence(text: text).text == text)
  }

  @Test func `The day comes from the goal and stays out of the text`() {
    let due: Day = "2026-12-24"
    #expect(Cadence(text: "once", due: due) == .once(by: due))
    #expect(Cadence.once(by: due).text == "once")
    #expect(Cadence(text: "daily", due: due) == .daily)
  }

  @Test func `Goals done whenever they come up ask for nothing, and every time counts`() {
    for cadence in [Cadence.whenever, .within(hours: 48)] {
      #expect(cadence.occurrences == 0)
      #expect(cadence.counts == .times)
    }
    #expect(Cadence.monthly(2).occurrences == 2)
    #expect(Cadence.every(days: 28).occurrences == 1)
    #expect(Cadence.every(days: 28).counts == .days)
  }

  @Test(
    arguments: [
      (.monthly(1), "2026-11-01", "2026-11-30"), (.quarterly(1), "2026-10-01", "2026-12-31"),
      (.yearly(1), "2026-01-01", "2026-12-31"), (.every(days: 28), "2026-10-29", "2026-11-25"),
      (.every(days: 1), "2026-11-21", "2026-11-21"),
    ] as [(Cadence, Day, Day)])
  func `Longer periods are those of the calendar, or runs of days`(
    cadence: Cadence, first: Day, last: Day
  ) {
    let period = cadence.period(
      containing: "2026-11-21", weekStart: .monday, from: "2026-10-01")
    #expect(period == Period(from: first, through: last))
  }

  @Test func `Only the chosen weekdays are periods`() {
    let cadence = Cadence.on([.monday, .thursday])
    func period(_ day: Day) -> Period? {
      cadence.period(containing: day, weekStart: .sunday, from: "2026-10-01")
    }
    #expect(period("2026-11-16") == Period("2026-11-16"))
    #expect(period("2026-11-17") == nil)
    #expect(period("2026-11-19") == Period("2026-11-19"))
    #expect(cadence.occurrences == 1)
    #expect(cadence.counts == .days)
  }

  @Test func `One-time and occasional goals have no periods`() {
    for cadence in [Cadence.once(by: nil), .whenever, .within(hours: 48), .unknown("x")] {
      #expect(
        cadence.period(containing: "2026-11-21", weekStart: .monday, from: "2026-10-01") == nil)
    }
  }
}
