/// Breaks text into lines for a terminal.
package enum TextWrapping {
  /// The lines of `text`, broken at spaces so that each is at most `width` columns wide. A wider word
  /// is broken where the line ends, except for what people copy as a whole, which gets a line of its
  /// own: a path or an address, and words joined by no-break spaces. Line breaks in `text` are kept, and several
  /// spaces become one. There is at least one line, which may be empty.
  package static func lines(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { paragraph($0, width: width) }
  }

  private static func paragraph(_ text: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ").flatMap({ pieces(of: $0, width: width) }) {
      let wordWidth = DisplayWidth.of(word)
      if used > 0, used + 1 + wordWidth > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += used > 0 ? " \(word)" : word
      used += wordWidth + (used > 0 ? 1 : 0)
    }
    return lines + [line]
  }

  /// The parts of a word that each fit on a line. Many scripts write no spaces between words.
  private static func pieces(of word: Substring, width: Int) -> [String] {
    guard DisplayWidth.of(String(word)) > width, !word.contains("\u{A0}"), !word.contains("/")
    else { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let next = DisplayWidth.of(character)
      if used > 0, used + next > width {
        pieces.append(piece)
        (piece, used) = ("", 0)
      }
      piece.append(character)
      used += next
    }
    return pieces + [piece]
  }
}

/// Sentences of help pages and error messages, in lines for a terminal.
enum HelpProse {
  /// The lines of `text`. Quoted commands and options, such as 'duolog goal add' and '--weekly N',
  /// are not broken.
  static func lines(_ text: String, width: Int) -> [String] {
    let whole = text.split(separator: "'", omittingEmptySubsequences: false)
      .map {
        $0.hasPrefix("duolog ") || $0.hasPrefix("--")
          ? replacing(" ", with: noBreakSpace, in: $0) : String($0)
      }
      .joined(separator: "'")
    return TextWrapping.lines(whole, width: width)
      .map { replacing(noBreakSpace, with: " ", in: $0) }
  }

  private static func replacing(
    _ old: Character, with new: Character, in text: some StringProtocol
  ) -> String {
    String(text.map { $0 == old ? new : $0 })
  }

  private static let noBreakSpace: Character = "\u{A0}"
}
