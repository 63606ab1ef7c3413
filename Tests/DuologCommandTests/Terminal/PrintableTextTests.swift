import DuologFoundation
import DuologJournal
import Testing

@Suite struct PrintableTextTests {
  @Test(arguments: [
    ("Ten quiet minutes", "Ten quiet minutes"), ("one\ntwo\r\nthree", "one two three"),
    ("tab\there", "tab here"), ("\u{1B}[31mred", "\u{FFFD}[31mred"), ("bell\u{7}", "bell\u{FFFD}"),
    ("\u{9B}2J", "\u{FFFD}2J"), ("\u{202E}drow", "\u{FFFD}drow"), ("👩‍👩‍👧", "👩‍👩‍👧"),
    ("नि مرحبا", "नि مرحبا"), ("\r\r\n", "  "),
  ])
  func `Text that somebody wrote can't control the terminal`(text: String, shown: String) {
    #expect(PrintableText.line(text) == shown)
  }
}
