import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Day")
struct DayTests {
  @Test(
    "is a count of days since 1970-01-01",
    arguments: [
      ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2026-11-21", 20_778),
      ("2000-03-01", 11_017), ("1582-10-15", -141_427), ("0001-01-01", -719_162),
      ("9999-12-31", 2_932_896),
    ])
  func number(text: String, number: Int) {
    #expect(Day(text)?.number == number)
    #expect(Day(number: number).description == text)
  }

  @Test("follows the calendar day by day", arguments: [1...401, 1890...2110, 9900...9999])
  func everyDay(years: ClosedRange<Int>) throws {
    var day = try #require(Day(year: years.lowerBound, month: 1, day: 1))
    for year in years {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1..., lengths) {
        for dayOfMonth in 1...length {
          guard day.date == (year, month, dayOfMonth),
            Day(year: year, month: month, day: dayOfMonth) == day
          else {
            Issue.record("day \(day.number) is not \(year)-\(month)-\(dayOfMonth)")
            return
          }
          day = day.advanced(by: 1)
        }
      }
    }
  }

  @Test("returns its year, month, day of the month and weekday")
  func parts() {
    let day: Day = "2026-11-21"
    #expect(day.year == 2026)
    #expect(day.month == 11)
    #expect(day.dayOfMonth == 21)
    #expect(day.weekday == .saturday)
  }

  @Test(
    "reads only dates that exist",
    arguments: [
      ("1900-02-28", true), ("1900-02-29", false), ("2000-02-29", true), ("2024-02-29", true),
      ("2023-02-29", false), ("2100-02-29", false), ("2024-02-30", false), ("2026-04-31", false),
      ("2026-06-31", false), ("2026-09-31", false), ("2026-11-31", false), ("2026-12-31", true),
      ("2026-13-01", false), ("2026-00-01", false), ("2026-01-00", false), ("2026-01-32", false),
      ("0000-12-31", false), ("0001-01-01", true), ("9999-12-31", true),
    ])
  func existence(text: String, exists: Bool) {
    #expect((Day(text) != nil) == exists)
  }

  @Test(
    "rejects every other spelling",
    arguments: [
      "", "2026-11-2", "2026-11-211", "2026-1-21", "26-11-21", "2026/11/21", "20261121",
      "2026-11-21 ", " 2026-11-21", "+026-11-21", "-026-11-21", "2026-11-2a", "2026-11-a1",
      "2026:11-21", "2026-11:21", "202６-11", "2026-1\u{0661}-2", "2026-11-21Z", "２026-11-",
    ])
  func refusals(text: String) {
    #expect(Day(text) == nil)
  }

  @Test("accepts nothing but a digit or the separator in each position")
  func everyByte() {
    let text = Array("2026-11-21".utf8)
    for place in text.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = text
        changed[place] = byte
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        let isSeparator = byte == UInt8(ascii: "-")
        if place == 4 || place == 7 ? !isSeparator : !isDigit {
          #expect(Day(utf8: changed) == nil, "byte \(byte) at \(place)")
        }
      }
    }
  }

  @Test("reads back as written", arguments: 1...50 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let day = Day(number: Int.random(in: Day.first.number...Day.last.number, using: &generator))
    let text = day.description
    #expect(text.utf8.count == 10, "seed \(seed)")
    #expect(Day(text) == day, "seed \(seed)")
    #expect(Array(text.utf8).withUnsafeBytes { Day(utf8: $0) } == day, "seed \(seed)")
    #expect(Day(year: day.year, month: day.month, day: day.dayOfMonth) == day, "seed \(seed)")
  }

  @Test(
    "is in a week of ISO 8601",
    arguments: [
      ("2026-11-21", 2026, 47), ("2027-01-03", 2026, 53), ("2027-01-04", 2027, 1),
      ("2021-01-03", 2020, 53), ("2020-12-31", 2020, 53), ("2024-12-30", 2025, 1),
      ("2025-12-29", 2026, 1), ("2000-01-01", 1999, 52), ("1969-12-28", 1969, 52),
      ("1969-12-29", 1970, 1), ("0001-01-01", 1, 1), ("9999-12-31", 9999, 52),
    ])
  func isoWeek(text: String, year: Int, week: Int) {
    let isoWeek = Day(text)?.isoWeek
    #expect(isoWeek?.year == year)
    #expect(isoWeek?.week == week)
  }

  @Test("has consecutive weekdays, also before 1970")
  func weekdays() {
    #expect(Day.first.weekday == .monday)
    #expect(Day.last.weekday == .friday)
    #expect(Day(number: 0).weekday == .thursday)
    for number in -1000...1000 {
      let today = Day(number: number).weekday.rawValue
      let tomorrow = Day(number: number + 1).weekday.rawValue
      #expect(tomorrow == (today + 1) % 7, "day \(number)")
    }
  }

  @Test("counts forwards and backwards, and stops at the first and the last day")
  func arithmetic() {
    let day: Day = "2024-02-28"
    #expect(day.advanced(by: 2) == "2024-03-01")
    #expect(day.advanced(by: -59) == "2023-12-31")
    #expect(day.distance(to: "2025-02-28") == 366)
    #expect(day.advanced(by: Int.max) == Day.last)
    #expect(day.advanced(by: Int.min) == Day.first)
    #expect(Day.first.advanced(by: Int.min) == "0001-01-01")
    #expect(Day.last.advanced(by: Int.max) == "9999-12-31")
    #expect(Day(number: Int.max) == Day.last)
    #expect(Day(number: Int.min) == Day.first)
    #expect(Array(day...day.advanced(by: 2)).map(\.dayOfMonth) == [28, 29, 1])
  }
}
