import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct WeekTests {
  @Test(
    arguments: [
      ("2026-11-21", Weekday.monday, "2026-11-16", "2026-11-22"),
      ("2026-11-22", .monday, "2026-11-16", "2026-11-22"),
      ("2026-11-23", .monday, "2026-11-23", "2026-11-29"),
      ("2026-11-22", .sunday, "2026-11-22", "2026-11-28"),
      ("2026-11-21", .sunday, "2026-11-15", "2026-11-21"),
      ("2026-11-21", .saturday, "2026-11-21", "2026-11-27"),
      ("1970-01-01", .monday, "1969-12-29", "1970-01-04"),
      ("1969-12-28", .monday, "1969-12-22", "1969-12-28"),
      ("2024-02-29", .thursday, "2024-02-29", "2024-03-06"),
    ] as [(Day, Weekday, Day, Day)])
  func `A day lies in the week that begins on the chosen weekday`(
    day: Day, start: Weekday, first: Day, last: Day
  ) {
    #expect(
      Week(containing: day, startingOn: start).period == Period(from: first, through: last))
  }

  @Test(arguments: Weekday.allCases)
  func `Weeks follow one another without a gap, each beginning on its weekday`(start: Weekday) {
    var day = Day(number: -800)
    while day.number < 800 {
      let week = Week(containing: day, startingOn: start)
      #expect(week.period.contains(day))
      #expect(week.period.first.weekday == start)
      #expect(week.period.daysLeft(from: week.period.first) == 7)
      let next = Week(containing: day.advanced(by: 7), startingOn: start)
      #expect(next.index == week.index + 1)
      day = day.advanced(by: 1)
    }
  }

  @Test(arguments: Weekday.allCases)
  func `The first and the last week end where the days end`(start: Weekday) {
    for day in [Day.first, .last] {
      let period = Week(containing: day, startingOn: start).period
      #expect(period.contains(day))
      #expect((1...7).contains(period.daysLeft(from: period.first) ?? 0))
      #expect(period.first == .first || period.first.weekday == start)
    }
  }

  @Test func `A week number out of all bounds is taken as the nearest week`() {
    #expect(Week(index: .max, startingOn: .monday).period == Period(.last))
    #expect(Week(index: .min, startingOn: .monday).period == Period(.first))
  }

  @Test(
    arguments: [
      ("2027-01-03", "2026-W53"), ("2027-01-04", "2027-W01"), ("2026-11-21", "2026-W47"),
      ("2024-12-30", "2025-W01"),
    ] as [(Day, String)])
  func `A Monday week carries its ISO label`(day: Day, label: String) {
    #expect(Week(containing: day, startingOn: .monday).label == label)
  }

  @Test func `A week that begins on another day is named by its first day`() {
    let week = Week(containing: "2026-11-21", startingOn: .sunday)
    #expect(week.label == "week of 2026-11-15")
  }
}
