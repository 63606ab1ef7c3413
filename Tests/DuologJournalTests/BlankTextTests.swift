import Testing

@testable import DuologJournal

@Suite struct BlankTextTests {
  @Test(
    arguments: [
      "", " ", "\n\t", "\u{A0}", "\u{200B}", "\u{AD}", "\u{2060}", "\u{3164}", "\u{FFA0}",
      "\u{115F}",
      "\u{2800}", "\u{FEFF}", "\u{200D}\u{FE0F}", "\u{E0020}", "\u{7}", "\u{200E} \u{3000}",
    ])
  func `Text that looks empty is empty`(text: String) {
    #expect(text.trimmed.isEmpty)
  }

  @Test(
    arguments: [
      (" Tea ", "Tea"), ("\u{200B}Tea\u{3164}", "Tea"), ("a\u{200B}b", "a\u{200B}b"), (".", "."),
      ("❤️", "❤️"), ("👩‍👧", "👩‍👧"), ("\u{A0}é", "é"),
      ("Tea \r\n", "Tea"), ("e\u{301}.", "e\u{301}."), (".\u{200B}", "."), ("\u{7F}~!", "~!"),
    ])
  func `Only what nobody sees is dropped, and only at the ends`(text: String, expected: String) {
    #expect(Array(text.trimmed.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func `A goal needs a title that people can see`() throws {
    let couple = try Couple()
    for title in ["\u{3164}", "\u{200B} "] {
      #expect(throws: JournalError.emptyTitle) {
        try couple.ana.addGoal(NewGoal(title: title, cadence: .daily))
      }
    }
  }
}
