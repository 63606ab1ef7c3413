import DuologJournal
import Testing

@Suite struct DayStartTests {
  @Test(arguments: ["00:00", "00:01", "04:00", "09:59", "11:59"])
  func `A day can begin at any minute before noon`(text: String) throws {
    #expect(try #require(DayStart(text: text)).text == text)
  }

  @Test(arguments: [
    "12:00", "24:00", "4:00", "04:60", "04-00", "0400", "", "ab:cd", "+4:00", "04:0", "04:000",
    "٠٤:٠٠",
  ])
  func `Anything else is not a day start`(text: String) {
    #expect(DayStart(text: text) == nil)
  }

  @Test func `A day that begins at four in the morning ends at four in the morning`() throws {
    let calendar = PersonalCalendar(
      zone: try Zone("Asia/Tokyo"), dayStart: try #require(DayStart(text: "04:00")))
    // Four in the morning of the 22nd in Tokyo.
    #expect(calendar.day(at: "2026-11-21T18:59:59.999Z") == "2026-11-21")
    #expect(calendar.day(at: "2026-11-21T19:00:00.000Z") == "2026-11-22")
    #expect(calendar.day(at: "2026-11-22T18:59:59.999Z") == "2026-11-22")
    #expect(calendar.time(at: "2026-11-21T18:59:59.999Z").day == "2026-11-22")
  }
}
