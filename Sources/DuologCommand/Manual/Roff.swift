/// Writes a manual page in the macros of mdoc(7), as mandoc(1) and groff(1) read them.
struct Roff {
  /// The longest line that mandoc's linter takes is 80 bytes.
  private static let width = 78

  private(set) var text = ""

  /// A line with a macro. The arguments are macros and what ``argument(_:)`` returns.
  mutating func macro(_ name: String, _ arguments: String...) {
    text += ([".\(name)"] + arguments).joined(separator: " ") + "\n"
  }

  /// Prose: each sentence begins on a line of its own, as mdoc(7) wants it.
  mutating func prose(_ prose: String) {
    for sentence in Roff.sentences(of: prose) {
      var line = ""
      for word in sentence.split(separator: " ").map({ Roff.escaped(String($0)) }) {
        if !line.isEmpty, line.utf8.count + 1 + word.utf8.count > Roff.width {
          write(line)
          line = ""
        }
        line += line.isEmpty ? word : " " + word
      }
      write(line)
    }
  }

  /// Lines to copy, as they are.
  mutating func literal(_ lines: [String]) {
    macro("Bd", "-literal", "-offset", "2n")
    for line in lines { write(Roff.escaped(line)) }
    macro("Ed")
  }

  /// Writes a line of text. One that would begin as a macro does gets something invisible first.
  private mutating func write(_ line: String) {
    text += (line.hasPrefix(".") || line.hasPrefix("'") ? #"\&"# : "") + line + "\n"
  }

  /// `text` as one argument of a macro, whatever it means elsewhere.
  static func argument(_ text: String) -> String {
    let word = escaped(text).replacing("\"", with: #"\(dq"#)
    if word.contains(" ") || word.isEmpty { return "\"\(word)\"" }
    // A word such as "No" would be taken for a macro, and a single mark for punctuation.
    return word.count <= 3 ? #"\&"# + word : word
  }

  /// `text` without what has a meaning in roff (groff_char(7)), so that it can be copied from the
  /// page as it is.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += #"\e"#
      case "-": escaped += #"\-"#
      case "'": escaped += #"\(aq"#
      case "`": escaped += #"\(ga"#
      case "~": escaped += #"\(ti"#
      case "^": escaped += #"\(ha"#
      case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
      default: escaped += "\\[u\(Roff.hexadecimal(scalar.value))]"
      }
    }
    return escaped
  }

  /// At least four digits, as roff wants them.
  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func sentences(of prose: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    for word in prose.split(whereSeparator: \.isWhitespace) {
      sentence += sentence.isEmpty ? String(word) : " \(word)"
      if word.count > 1, let last = word.last(where: { !"'\")".contains($0) }), ".?!".contains(last)
      {
        sentences.append(sentence)
        sentence = ""
      }
    }
    return sentence.isEmpty ? sentences : sentences + [sentence]
  }
}
