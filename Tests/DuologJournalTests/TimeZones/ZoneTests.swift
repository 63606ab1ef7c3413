import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct ZoneTests {
  @Test(arguments: [
    ("europe/lisbon", "Europe/Lisbon"), ("Europe/Lisbon", "Europe/Lisbon"),
    ("ASIA/TOKYO", "Asia/Tokyo"), ("Etc/UTC", "Etc/UTC"),
  ])
  func `A zone goes by its name, in letters of either case`(name: String, identifier: String) throws
  {
    #expect(try Zone(name).identifier == identifier)
  }

  @Test func `UTC and GMT are not ambiguous abbreviations`() throws {
    for name in ["UTC", "GMT"] {
      #expect(try Zone(name).secondsAheadOfUTC(at: "2026-07-01T12:00:00.000Z") == 0)
    }
  }

  @Test(arguments: [
    "", " ", "Lisbon", "Europe/Lisboa", "Foo/Bar", "CET-1CEST", "GMT+0130", "../Europe/Lisbon",
    "/usr/share/zoneinfo/Europe/Lisbon", "Europe/Lisbon\n",
  ])
  func `A name that the tz database lacks is refused`(name: String) {
    #expect(throws: ZoneError.unknown(name)) { try Zone(name) }
  }

  @Test(arguments: ["PST", "EST", "CST"])
  func `An abbreviation is refused, since several zones share it`(name: String) {
    #expect(throws: ZoneError.abbreviation(name)) { try Zone(name) }
  }

  @Test func `Clocks change at the very millisecond, before 1970 as after it`() throws {
    let london = try Zone("Europe/London")
    #expect(london.secondsAheadOfUTC(at: "1968-02-18T01:59:59.999Z") == 0)
    #expect(london.secondsAheadOfUTC(at: "1968-02-18T02:00:00.000Z") == 3600)
    #expect(london.secondsAheadOfUTC(at: "2026-03-29T00:59:59.999Z") == 0)
    #expect(london.secondsAheadOfUTC(at: "2026-03-29T01:00:00.000Z") == 3600)
  }
}
