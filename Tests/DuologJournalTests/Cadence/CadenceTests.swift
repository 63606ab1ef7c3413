import DuologJournal
import DuologMerge
import DuologTestSupport
import Testing

@Suite struct CadenceTests {
  @Test(
    arguments: [
      (.daily, "daily"), (.weekly(2), "weekly 2"), (.weekly(999), "weekly 999"),
      (.once(by: nil), "once"), (.unknown("every 3 days"), "every 3 days"),
    ] as [(Cadence, String)])
  func `A cadence is written as a word and what belongs to it`(cadence: Cadence, text: String) {
    #expect(cadence.text == text)
    #expect(Cadence(text: text) == cadence)
  }

  @Test(arguments: [
    "", " ", "weekly", "weekly 0", "weekly -1", "weekly +2", "weekly 02", "weekly 1000",
    "weekly 2 ", "weekly  2", "weekly two", "daily 2", "Daily", "once 2026-12-24",
    "weekly 99999999999999999999",
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
}
