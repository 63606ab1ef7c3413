import Testing

@testable import DuologJournal

/// Rhythms in everyday words.
@Suite struct CadencePhraseTests {
  @Test(
    arguments: [
      (.daily, "every day"), (.every(days: 1), "every day"), (.every(days: 7), "every week"),
      (.after(days: 1), "every day from the last time"),
      (.after(days: 7), "every week from the last time"),
      (.atMost(0, .day), "none at all"), (.atMost(0, .week), "none in a week"),
      (.atMost(1, .day), "at most 1 a day"), (.atMost(2, .month), "at most 2 a month"),
      (.rolling(1, days: 7), "once in any 7 days"), (.rolling(2, days: 7), "twice in any 7 days"),
      (.rolling(3, days: 10), "3 times in any 10 days"), (.once(by: nil), "once"),
      (.whenever, "whenever it comes up"), (.within(hours: 1), "each time within 1 hour"),
      (.within(hours: 48), "each time within 48 hours"),
    ] as [(Cadence, String)])
  func `each rhythm has its phrase`(cadence: Cadence, phrase: String) {
    #expect(cadence.phrase == phrase)
  }
}
