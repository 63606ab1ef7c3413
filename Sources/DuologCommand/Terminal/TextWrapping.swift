/// Breaks text into lines for a terminal.
package enum TextWrapping {
  /// The lines of `text`, broken at spaces so that each is at most `width` columns wide; a word
  /// that is wider has a line of its own. Line breaks in `text` stay, and several spaces become
  /// one. At least one line, which may be empty.
  package static func lines(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { paragraph($0, width: width) }
  }

  /// `text` in lines of at most `width` columns, the first behind `first` and the others behind
  /// `others`.
  package static func hanging(
    _ text: String, first: String, others: String, width: Int
  ) -> String {
    let indent = max(DisplayWidth.of(first), DisplayWidth.of(others))
    return lines(text, width: max(1, width - indent)).enumerated()
      .map { ($0.offset == 0 ? first : others) + $0.element }
      .joined(separator: "\n")
  }

  private static func paragraph(_ text: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let wordWidth = DisplayWidth.of(String(word))
      if used > 0, used + 1 + wordWidth > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += used > 0 ? " \(word)" : String(word)
      used += wordWidth + (used > 0 ? 1 : 0)
    }
    return lines + [line]
  }
}
