import DuologFoundation

/// A cell that holds what somebody wrote (RFC 4180, section 2).
///
/// Any text comes back equal, no control character but a line break is written as it is, and no
/// spreadsheet takes the cell for a formula, whether it expects commas or semicolons
/// (https://owasp.org/www-community/attacks/CSV_Injection). The article *Exports* has the rules for
/// a reader.
enum CSVCell {
  /// The cell for `text`, in quotation marks if it needs them.
  static func cell(ofText text: String) -> String {
    isPlain(text) ? text : quoted(escaped(text))
  }

  /// The cell for text without control characters in which nothing is escaped, such as JSON.
  static func quoted(_ text: String) -> String {
    let special = text.utf8.contains {
      switch $0 {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "\n"): true
      default: false
      }
    }
    guard special || text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
    else { return text }
    var cell = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { cell += "\"" }
      cell.unicodeScalars.append(scalar)
    }
    return cell + "\""
  }

  /// The text in a cell, which a spreadsheet may have written again.
  ///
  /// An apostrophe in front is dropped only before something that needs one: a spreadsheet may have
  /// taken the one that was there for its own. Lines end as the spreadsheet likes; the ends that a
  /// person wrote otherwise are escaped.
  static func text(ofCell cell: String) -> String {
    var rest = Array(cell.unicodeScalars)[...]
    if rest.first == "'" {
      let next = rest.dropFirst().drop { $0 == " " || $0 == "\"" }
      let needsOne = next.first.map { isDangerous($0) || $0 == "\n" || $0 == "\r" } ?? false
      if needsOne || next.starts(with: "\\u000a".unicodeScalars) { rest = rest.dropFirst() }
    }
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r":
        if rest.first == "\n" { rest = rest.dropFirst() }
        text.append("\n")
      case "\\":
        switch rest.first {
        case "\\":
          text.append("\\")
          rest = rest.dropFirst()
        case "u":
          let digits = String(String.UnicodeScalarView(rest.dropFirst().prefix(4)))
          guard digits.unicodeScalars.count == 4, let number = UInt32(digits, radix: 16),
            let escaped = Unicode.Scalar(number)
          else { fallthrough }
          text.append(escaped)
          rest = rest.dropFirst(5)
        default: text.append("\\")
        }
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  /// Whether `text` needs neither escapes nor quotation marks: most does not.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return true }
    if first == " " || text.utf8.last == UInt8(ascii: " ") || isDangerous(first) { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "\\"): false
      default: (0x20...0x7E).contains(byte)
      }
    }
  }

  private static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var escaped = ""
    let start = scalars.first { $0 != " " && $0 != "\"" }
    if let start, isDangerous(start) || start == "\n" { escaped = "'" }
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\":
        escaped += "\\\\"
      case ";", "\n":
        if beginsFormula(scalars[(index + 1)...]) {
          escaped += ControlCharacters.escape(of: scalar)
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      default:
        if ControlCharacters.contains(scalar) {
          escaped += ControlCharacters.escape(of: scalar)
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }

  /// Whether a spreadsheet that begins a cell here might take it for a formula.
  private static func beginsFormula(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.first { $0 != " " && $0 != "\"" }.map(isDangerous) ?? false
  }

  /// Whether a cell that begins with `scalar` may be a formula, or reads as if an apostrophe had
  /// been put in front.
  private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "'", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
