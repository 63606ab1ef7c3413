/// A plain reader of CSV, after RFC 4180 alone.
enum PlainCSV {
  /// The rows of a document whose lines end in CRLF; `nil` if it does not follow the grammar.
  static func rows(_ text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"":
        guard cell.isEmpty else { return nil }
        quoted: while true {
          guard let next = rest.popFirst() else { return nil }
          if next != "\"" {
            cell.append(next)
          } else if rest.first == "\"" {
            cell.append("\"")
            rest.removeFirst()
          } else {
            break quoted
          }
        }
        guard rest.first == "," || rest.first == "\r" else { return nil }
      case ",":
        row.append(String(cell))
        cell = String.UnicodeScalarView()
      case "\r":
        guard rest.popFirst() == "\n" else { return nil }
        rows.append(row + [String(cell)])
        (row, cell) = ([], String.UnicodeScalarView())
      case "\n":
        return nil
      default:
        cell.append(scalar)
      }
    }
    return row.isEmpty && cell.isEmpty ? rows : nil
  }

  /// The text in a cell, by the article *Exports*.
  static func text(of cell: String) -> String? {
    var rest = Array(cell.unicodeScalars)[...]
    if rest.first == "'" { rest.removeFirst() }
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "\\"?: text.append("\\")
      case "u"?:
        let digits = String(String.UnicodeScalarView(rest.prefix(4)))
        guard digits.count == 4, let number = UInt32(digits, radix: 16),
          let escaped = Unicode.Scalar(number)
        else { return nil }
        text.append(escaped)
        rest = rest.dropFirst(4)
      default: return nil
      }
    }
    return String(text)
  }
}
