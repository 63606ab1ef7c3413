import DuologFoundation

extension ControlCharacters {
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
