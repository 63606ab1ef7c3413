import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct LocalTimeTests {
  @Test(
    arguments: [
      ("2026-11-21T23:40:00.000Z", "Europe/Lisbon", "2026-11-21", "23:40"),
      ("2026-07-01T23:30:00.000Z", "Europe/Lisbon", "2026-07-02", "00:30"),
      ("2026-03-29T00:59:59.999Z", "Europe/Lisbon", "2026-03-29", "00:59"),
      ("2026-03-29T01:00:00.000Z", "Europe/Lisbon", "2026-03-29", "02:00"),
      ("2026-11-21T14:59:59.999Z", "Asia/Tokyo", "2026-11-21", "23:59"),
      ("2026-11-21T15:00:00.000Z", "Asia/Tokyo", "2026-11-22", "00:00"),
      ("2026-11-22T07:59:00.000Z", "America/Los_Angeles", "2026-11-21", "23:59"),
      ("2026-11-22T08:00:00.000Z", "America/Los_Angeles", "2026-11-22", "00:00"),
      // Samoa went from the 29th of December straight to the 31st.
      ("2011-12-30T09:59:59.000Z", "Pacific/Apia", "2011-12-29", "23:59"),
      ("2011-12-30T10:00:00.000Z", "Pacific/Apia", "2011-12-31", "00:00"),
      // In São Paulo that Sunday began at one o'clock.
      ("2018-11-04T02:59:59.000Z", "America/Sao_Paulo", "2018-11-03", "23:59"),
      ("2018-11-04T03:00:00.000Z", "America/Sao_Paulo", "2018-11-04", "01:00"),
      ("1969-12-31T23:59:59.999Z", "UTC", "1969-12-31", "23:59"),
    ] as [(Timestamp, String, Day, String)])
  func `The day is the one that people there have on the wall`(
    instant: Timestamp, zone: String, day: Day, clock: String
  ) throws {
    let local = LocalTime(at: instant, in: try Zone(zone))
    #expect(local.day == day)
    #expect(local.clock == clock)
  }

  @Test func `The two of them can have different days at one moment`() throws {
    let instant: Timestamp = "2026-11-22T20:00:00.000Z"
    #expect(LocalTime(at: instant, in: try Zone("America/Los_Angeles")).day == "2026-11-22")
    #expect(LocalTime(at: instant, in: try Zone("Asia/Tokyo")).day == "2026-11-23")
  }

  @Test func `Until the day starts, the day before counts`() throws {
    let zone = try Zone("Europe/Lisbon")
    let night = LocalTime(at: "2026-11-22T02:59:59.000Z", in: zone)
    let morning = LocalTime(at: "2026-11-22T03:00:00.000Z", in: zone)
    #expect(try night.day(startingAt: #require(DayStart(text: "03:00"))) == "2026-11-21")
    #expect(try morning.day(startingAt: #require(DayStart(text: "03:00"))) == "2026-11-22")
    #expect(night.day(startingAt: .midnight) == "2026-11-22")
  }

  @Test func `Small hours run from midnight to four`() throws {
    let zone = try Zone("UTC")
    #expect(LocalTime(at: "2026-11-22T00:00:00.000Z", in: zone).isSmallHours)
    #expect(LocalTime(at: "2026-11-22T03:59:59.999Z", in: zone).isSmallHours)
    #expect(!LocalTime(at: "2026-11-22T04:00:00.000Z", in: zone).isSmallHours)
    #expect(!LocalTime(at: "2026-11-22T23:59:00.000Z", in: zone).isSmallHours)
  }

  @Test func `The ends of time stay within the days that can be written`() throws {
    #expect(LocalTime(at: .first, in: try Zone("America/Los_Angeles")).day == .first)
    #expect(LocalTime(at: .last, in: try Zone("Asia/Tokyo")).day == .last)
  }
}
