import Testing

@testable import DuologCommand

@Suite struct ExcerptTests {
  @Test(arguments: [
    ("", 5, ""), ("short", 5, "short"), ("longer", 5, "long…"), ("two\nlines", 20, "two lines"),
    ("日本語", 6, "日本語"), ("日本語で", 6, "日本…"), ("日本語で", 7, "日本語…"),
    (String(repeating: "e\u{301}", count: 9), 5, String(repeating: "e\u{301}", count: 4) + "…"),
    ("\u{1B}[31mred", 20, "\u{FFFD}[31mred"),
  ])
  func `An excerpt is the beginning on one line, with what was cut off marked`(
    text: String, width: Int, excerpt: String
  ) {
    #expect(Excerpt.of(text, width: width) == excerpt)
  }

  @Test func `A text of marks that take no columns is cut as well`() {
    let text = String(repeating: "\u{200D}", count: 100_000)
    #expect(Excerpt.of(text, width: 10).unicodeScalars.count <= 81)
  }
}
