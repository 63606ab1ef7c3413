import Testing

@testable import DuologJournal

/// What is left of letters, by which people find what they wrote.
@Suite struct LetterFoldingTests {
  private func folded(_ text: String) -> String {
    var folding = LetterFolding()
    return text.unicodeScalars.map { folding.base(of: $0) ?? "-" }.joined()
  }

  @Test(
    arguments: [
      ("tea", "tea"), ("éèêẽ", "eeee"), ("åşłø", "aslo"), ("ñç", "nc"), ("ß", "ß"), ("ѝ", "и"),
      ("ά", "α"), ("7½€+", "7½€+"), ("a b,c", "a-b-c"), ("e\u{301}", "e-"), ("日本", "日本"),
    ])
  func `a letter is found without accents`(text: String, letters: String) {
    #expect(folded(text) == letters)
  }

  @Test func `a letter whose plain form is far away is alike only to those of the same form`() {
    // AE with acute, AE with macron, and EZH with caron.
    #expect(folded("\u{1FD}") == folded("\u{1E3}"))
    #expect(folded("\u{1FD}") != folded("\u{1EF}"))
    #expect(!folded("\u{1FD}").isEmpty)
  }
}
