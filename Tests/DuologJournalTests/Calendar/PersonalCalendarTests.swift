import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct PersonalCalendarTests {
  private func calendar(_ zone: String, _ dayStart: String) throws -> PersonalCalendar {
    PersonalCalendar(zone: try Zone(zone), dayStart: try #require(DayStart(text: dayStart)))
  }

  @Test func `A day that begins in the hour that autumn repeats begins once`() throws {
    // At 03:00 clocks in Sydney went back to 02:00.
    let sydney = try calendar("Australia/Sydney", "02:30")
    let days = ["15:20", "15:40", "16:10", "16:40"].compactMap { time in
      Timestamp("2026-04-04T\(time):00.000Z").map(sydney.day)
    }
    #expect(days == ["2026-04-04", "2026-04-05", "2026-04-05", "2026-04-05"])
  }

  @Test func `Midnight that comes twice begins one day`() throws {
    // At a minute past midnight, clocks in St. John's went back to a minute past 23:00.
    let midnight = try calendar("America/St_Johns", "00:00")
    #expect(midnight.day(at: "2010-11-07T02:29:59.000Z") == "2010-11-06")
    #expect(midnight.day(at: "2010-11-07T02:30:30.000Z") == "2010-11-07")
    #expect(midnight.time(at: "2010-11-07T02:40:00.000Z").clock == "23:10")
    #expect(midnight.day(at: "2010-11-07T02:40:00.000Z") == "2010-11-07")
    // Where the day begins at four, that night is like any other.
    let four = try calendar("America/St_Johns", "04:00")
    #expect(four.day(at: "2010-11-07T02:40:00.000Z") == "2010-11-06")
    #expect(four.day(at: "2010-11-07T07:29:59.000Z") == "2010-11-06")
    #expect(four.day(at: "2010-11-07T07:30:00.000Z") == "2010-11-07")
  }

  @Test(
    arguments: [
      ("Australia/Sydney", "2026-04-04T00:00:00.000Z"),
      ("Australia/Sydney", "2026-10-03T00:00:00.000Z"),
      ("America/St_Johns", "2010-11-06T00:00:00.000Z"),
      ("Australia/Lord_Howe", "2026-04-03T00:00:00.000Z"),
      ("America/Sao_Paulo", "2018-02-17T00:00:00.000Z"),
      ("Pacific/Kwajalein", "1969-09-30T00:00:00.000Z"),
      ("Pacific/Apia", "2011-12-29T00:00:00.000Z"),
      ("Europe/Lisbon", "2026-10-24T00:00:00.000Z"),
      ("Africa/Casablanca", "2026-02-14T00:00:00.000Z"),
    ] as [(String, Timestamp)])
  func `A day never comes back`(zone: String, around: Timestamp) throws {
    for start in ["00:00", "00:30", "01:15", "02:00", "02:30", "03:45", "11:59"] {
      let calendar = try calendar(zone, start)
      var last = Day.first
      for minutes in stride(from: Int64(0), to: 3 * 1440, by: 5) {
        let instant = Timestamp(milliseconds: around.milliseconds + minutes * 60_000)
        let day = calendar.day(at: instant)
        let shown = calendar.time(at: instant).day(startingAt: calendar.dayStart)
        #expect(day >= last && day >= shown, "\(instant), \(start)")
        // Two hours after clocks were set back, or a day where the date was, nothing is left of it.
        #expect(shown.distance(to: day) <= 1, "\(instant), \(start)")
        last = day
      }
    }
  }
}
