/// Makes text from anywhere, even another device, safe to show on a terminal: without
/// ``ControlCharacters``.
package enum PrintableText {
  /// `text` on one line: line breaks and tabs become spaces, and other control characters become
  /// U+FFFD.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: ControlCharacters.contains) else { return text }
    var line = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": line.append(" ")
      default: line.append(ControlCharacters.contains(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(line)
  }

  /// `text` with its line breaks; every other control character becomes what `replacement` returns.
  package static func lines(
    _ text: String, replacing replacement: (Unicode.Scalar) -> String = { _ in "\u{FFFD}" }
  ) -> String {
    guard mayHoldControls(text) else { return text }
    var lines = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar != "\n", ControlCharacters.contains(scalar) {
        lines.append(contentsOf: replacement(scalar).unicodeScalars)
      } else {
        lines.append(scalar)
      }
    }
    return String(lines)
  }

  /// Whether there is a byte that can be part of a control character other than a line break. Most
  /// text has no such byte.
  private static func mayHoldControls(_ text: String) -> Bool {
    text.utf8.contains { !(0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\n") }
  }
}

extension String {
  /// The text on one line, without control characters.
  package var printable: String { PrintableText.line(self) }
}
