/// Breaks text into lines for a terminal.
package enum TextWrapping {
  /// The lines of `text`, broken at spaces so that each is at most `width` columns wide; a wider
  /// word gets a line of its own. Line breaks in `text` are kept, and several spaces become one.
  /// There is at least one line, which may be empty.
  package static func lines(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { paragraph($0, width: width) }
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

/// Sentences of help pages and error messages, in lines for a terminal.
enum HelpProse {
  /// The lines of `text`. Quoted commands and options, such as 'duolog goal add' and '--weekly N',
  /// are not broken.
  static func lines(_ text: String, width: Int) -> [String] {
    let whole = text.split(separator: "'", omittingEmptySubsequences: false)
      .map {
        $0.hasPrefix("duolog ") || $0.hasPrefix("--") ? $0.replacing(" ", with: noBreakSpace) : $0
      }
      .joined(separator: "'")
    return TextWrapping.lines(whole, width: width).map { $0.replacing(noBreakSpace, with: " ") }
  }

  private static let noBreakSpace = "\u{A0}"
}
