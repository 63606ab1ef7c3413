/// The characters that no text of this program shows or writes as they are.
///
/// They could move a terminal's cursor, change colors or reverse the writing direction: the control
/// characters of ASCII and Latin 1, line and paragraph separators, and the marks, embeddings,
/// overrides and isolates of UAX #9. The joiners in emoji are not among them. The noncharacters
/// U+FDD0 to U+FDEF are, because Unicode reserves them for a program's own use.
package enum ControlCharacters {
  /// Whether `scalar` is one of them.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF: true
    default: false
    }
  }

  /// The lines of `text`, however they end. A tab becomes a space, and any other of these characters
  /// U+FFFD.
  static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      switch scalar {
      case "\n" where afterReturn: continue
      case "\n", "\r", "\u{2028}", "\u{2029}":
        lines.append(String(line))
        line = String.UnicodeScalarView()
      case "\t": line.append(" ")
      default: line.append(contains(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return lines + [String(line)]
  }

  /// `\u001b`: a character's number in four digits. All of these have no more.
  static func escape(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
