import DuologMerge
import Testing

@testable import DuologJournal

@Suite struct ZoneRuleTests {
  private func offset(_ rule: String, at instant: Timestamp) throws -> Int {
    try #require(ZoneRule(rule.utf8)).secondsAheadOfUTC(at: instant.milliseconds / 1000)
  }

  @Test(
    arguments: [
      ("WET0WEST,M3.5.0/1,M10.5.0", "2090-03-26T00:59:59.000Z", 0),
      ("WET0WEST,M3.5.0/1,M10.5.0", "2090-03-26T01:00:00.000Z", 3600),
      ("WET0WEST,M3.5.0/1,M10.5.0", "2090-10-29T00:59:59.000Z", 3600),
      ("WET0WEST,M3.5.0/1,M10.5.0", "2090-10-29T01:00:00.000Z", 0),
      // South of the equator summer goes over the turn of the year.
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2090-01-01T00:00:00.000Z", 39_600),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2090-07-01T00:00:00.000Z", 36_000),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2090-12-31T23:00:00.000Z", 39_600),
      // Names in brackets, minutes, and a time before midnight.
      ("<+0330>-3:30<+0430>,J79/24,J263/24", "2090-03-20T20:29:59.000Z", 12_600),
      ("<+0330>-3:30<+0430>,J79/24,J263/24", "2090-03-20T20:30:00.000Z", 16_200),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2090-03-26T00:59:59.000Z", -7200),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2090-03-26T01:00:00.000Z", -3600),
      // Half an hour of summer, and days that count the 29th of February.
      ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2090-01-01T00:00:00.000Z", 39_600),
      ("AAA3BBB,59/0,60/0", "2092-02-29T12:00:00.000Z", -7200),
      ("AAA3BBB,J60/0,J61/0", "2092-03-01T12:00:00.000Z", -7200),
      // Summer for the whole year, as RFC 8536 writes it.
      ("XXX3EDT4,0/0,J365/23", "2090-01-01T03:00:00.000Z", -14_400),
      ("XXX3EDT4,0/0,J365/23", "2090-12-31T23:59:59.000Z", -14_400),
      ("JST-9", "2090-07-01T00:00:00.000Z", 32_400),
    ] as [(String, Timestamp, Int)])
  func `Clocks follow the rule`(rule: String, instant: Timestamp, offset: Int) throws {
    #expect(try self.offset(rule, at: instant) == offset)
  }

  @Test(arguments: [
    "", "A3", "WET", "WET0WEST,M3.5.0", "WET0WEST,M13.5.0,M10.5.0",
    "WET0WEST,M3.6.0,M10.5.0", "WET0WEST,M3.5.7,M10.5.0", "WET0WEST,J0,J365",
    "WET0WEST,M3.5.0,M10.5.0,", "WET168", "WET0:60", "<WET0", "WET99999999999999999999",
  ])
  func `Anything else is not a rule`(text: String) {
    #expect(ZoneRule(text.utf8) == nil)
  }

  @Test func `A rule holds at the ends of time`() throws {
    for instant in [Timestamp.first, .last] {
      #expect([0, 3600].contains(try offset("WET0WEST,M3.5.0/1,M10.5.0", at: instant)))
    }
  }
}
