/// Makes text that somebody wrote, perhaps on another device, safe to show on a terminal.
package enum PrintableText {
  /// `text` on one line: line breaks and tabs become spaces, and other control characters, with
  /// which text could move the cursor, change colors or turn the direction of writing around,
  /// become U+FFFD.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isControl($0) }) else { return text }
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
      default: line.append(isControl(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(line)
  }

  /// Control characters of ASCII and Latin 1, line and paragraph separators, and the embeddings,
  /// overrides and isolates of UAX #9. The joiners that emoji are made with stay.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
