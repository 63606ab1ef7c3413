import DuologCommand
import Testing

@Suite struct TextWrappingTests {
  @Test(arguments: [
    ("", 10, [""]), ("one two", 10, ["one two"]), ("one two three", 7, ["one two", "three"]),
    ("one  two ", 10, ["one two"]), ("a\n\nb", 10, ["a", "", "b"]),
    ("unbreakable is long", 5, ["unbreakable", "is", "long"]), ("日本 語", 5, ["日本", "語"]),
  ])
  func `Lines break at spaces`(text: String, width: Int, lines: [String]) {
    #expect(TextWrapping.lines(text, width: width) == lines)
  }
}
