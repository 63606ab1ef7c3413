import DuologJournal
import DuologMerge
import DuologTesting
import Testing

@Suite struct NextDayTests {
  @Test(
    "The next day begins at the owner's start of it",
    arguments: [
      ("Europe/Lisbon", "00:00", "2026-11-21T12:00:00.000Z", "2026-11-22T00:00:00.000Z"),
      ("Asia/Tokyo", "04:00", "2026-11-21T18:30:00.000Z", "2026-11-21T19:00:00.000Z"),
      ("Asia/Tokyo", "04:00", "2026-11-21T19:00:00.000Z", "2026-11-22T19:00:00.000Z"),
      // A day of 25 hours, and one of 23.
      ("Europe/Lisbon", "00:00", "2026-10-25T12:00:00.000Z", "2026-10-26T00:00:00.000Z"),
      ("Europe/Lisbon", "00:00", "2026-03-29T00:30:00.000Z", "2026-03-29T23:00:00.000Z"),
      // Samoa skipped a whole day.
      ("Pacific/Apia", "00:00", "2011-12-30T09:00:00.000Z", "2011-12-30T10:00:00.000Z"),
    ])
  func next(zone: String, start: String, now: String, expected: String) throws {
    let calendar = PersonalCalendar(
      zone: try Zone(zone), dayStart: try #require(DayStart(text: start)))
    let now = try #require(Timestamp(now))
    let next = try #require(calendar.nextDay(after: now))
    #expect("\(next)" == expected)
    #expect(calendar.day(at: next) > calendar.day(at: now))
    #expect(
      calendar.day(at: Timestamp(milliseconds: next.milliseconds - 1)) == calendar.day(at: now))
  }

  @Test(
    "The ends of time have no next day",
    arguments: [Int64.min, -1 << 60, 1 << 60, Int64.max - 1, Int64.max])
  func ends(milliseconds: Int64) throws {
    let calendar = PersonalCalendar(zone: try Zone("Europe/Lisbon"))
    let instant = Timestamp(milliseconds: milliseconds)
    #expect(calendar.day(at: instant) == (milliseconds < 0 ? .first : .last))
    #expect(calendar.nextDay(after: instant) == nil)
  }
}
