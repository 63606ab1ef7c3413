import DuologFoundation

/// What somebody wrote, as Markdown that shows exactly that (CommonMark 0.31.2, and the tables,
/// strike-through and formulas of GitHub's).
enum MarkdownText {
  /// `text` within a line: its lines are joined by spaces.
  static func inLine(_ text: String) -> String {
    escaped(ControlCharacters.lines(of: text).joined(separator: " "))
  }

  /// The lines of `text`, each safe at the beginning of a line.
  static func lines(_ text: String) -> [String] {
    ControlCharacters.lines(of: text).map(lineBeginning)
  }

  /// Any ASCII punctuation may be escaped (section 2.4). These could mean something within a line.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isMarkup) else { return text }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isASCII, isMarkup(UInt8(truncatingIfNeeded: scalar.value)) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch UnicodeScalar(byte) {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "!", "~", "|", "$": true
    default: false
    }
  }

  /// A line in which nothing begins a heading, a list or a block of code (chapter 4).
  private static func lineBeginning(_ line: String) -> String {
    let text = line.drop { $0 == " " }
    let rest = escaped(String(text))
    guard let first = text.utf8.first else { return "" }
    switch UnicodeScalar(first) {
    case "#", "+", "-", "=": return "\\" + rest
    case "0"..."9":
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let mark = rest.dropFirst(digits.count)
      return mark.first == "." || mark.first == ")" ? "\(digits)\\\(mark)" : rest
    default: return rest
    }
  }
}
