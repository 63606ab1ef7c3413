import DuologCommand
import Testing

@Suite struct TextWrappingTests {
  @Test(arguments: [
    ("", 10, [""]), ("one two", 10, ["one two"]), ("one two three", 7, ["one two", "three"]),
    ("one  two ", 10, ["one two"]), ("a\n\nb", 10, ["a", "", "b"]),
    ("日本 語", 5, ["日本", "語"]), ("日本語で書く", 5, ["日本", "語で", "書く"]),
    ("unbreakable is long", 5, ["unbre", "akabl", "e is", "long"]),
    ("see https://example.org/x", 6, ["see", "https://example.org/x"]),
    ("in /home/ana/x", 4, ["in", "/home/ana/x"]),
    ("goal\u{A0}add Tea", 5, ["goal\u{A0}add", "Tea"]),
  ])
  func `Lines break at spaces, and words that are wider than a line where it ends`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(TextWrapping.lines(text, width: width) == lines)
  }
}
