import DuologFoundation
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("*a* _b_", "\\*a\\* \\_b\\_"), ("![x](http://y)", "\\!\\[x\\](http://y)"),
    ("<script>", "\\<script\\>"), ("a\nb", "a b"), ("&amp; \\", "\\&amp; \\\\"),
    ("\u{1B}", "\u{FFFD}"),
  ])
  func `Text within a line`(text: String, markdown: String) {
    #expect(MarkdownText.inLine(text) == markdown)
  }

  @Test(arguments: [
    ("# a", "\\# a"), ("- a", "\\- a"), ("12. a", "12\\. a"), ("3) a", "3\\) a"),
    ("    code", "code"),
    ("===", "\\==="), ("12 a", "12 a"), ("> a", "\\> a"), ("a - b", "a - b"),
  ])
  func `Text at the beginning of a line`(text: String, markdown: String) {
    #expect(MarkdownText.lines(text) == [markdown])
  }

  @Test func `No text ends its line or escapes from it`() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<3000 {
      let text = HostileText.random(using: &random)
      for line in MarkdownText.lines(text) + [MarkdownText.inLine(text)] {
        #expect(line.unicodeScalars.allSatisfy { !ControlCharacters.contains($0) })
        var rest = line[...]
        while let character = rest.popFirst() {
          if character == "\\" { rest = rest.dropFirst() }
          #expect(!"`*_[]<>&!~|$".contains(character))
        }
      }
    }
  }
}
