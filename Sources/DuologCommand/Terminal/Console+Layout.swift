import DuologJournal

extension Console {
  /// Writes a heading to the output.
  func printHeading(_ text: String) {
    print(styled(text, .heading))
  }

  /// Writes sentences to the output, wrapped to the console's width.
  func printWrapped(_ text: String, indent: String = "") {
    print(wrapped(text, first: indent, others: indent))
  }

  /// Writes rows of two columns to the output, indented by `indent`. The second column is wrapped.
  /// The first is as wide as its widest text, but at most half of the line: longer texts are cut.
  func printRows(_ rows: [(String, String)], indent: String = "  ") {
    for line in lines(of: rows, indent: indent) { print(line) }
  }

  /// Always writes rows of two columns to the messages, in the layout of ``printRows(_:indent:)``.
  func tellRows(_ rows: [(String, String)], indent: String = "  ") {
    for line in lines(of: rows, indent: indent) { tell(line) }
  }

  /// The narrowest second column that is worth reading. On a narrow screen, a second part that needs
  /// more is below the first one instead.
  private static let leastColumn = 24

  /// The columns that the first texts of rows may have, with the standard indent.
  var firstColumn: Int { width / 2 - 2 }

  private func lines(of rows: [(String, String)], indent: String) -> [String] {
    let limit = width / 2 - indent.count
    let column = min(rows.map { DisplayWidth.of($0.0) }.max() ?? 0, limit)
    let rest = width - indent.count - column - 2
    if rest < Console.leastColumn, rows.contains(where: { DisplayWidth.of($0.1) > rest }) {
      return rows.map { first, second in
        let below = indent + "  "
        let title = wrapped(first, first: indent, others: below)
        return second.isEmpty ? title : "\(title)\n\(wrapped(second, first: below, others: below))"
      }
    }
    return rows.map { first, second in
      let title = DisplayWidth.padded(DisplayWidth.cut(first, to: column), to: column)
      let lead = indent + title + "  "
      let margin = String(repeating: " ", count: indent.count + column + 2)
      return second.isEmpty
        ? indent + title.trimmed : wrapped(second, first: lead, others: margin)
    }
  }

  /// Writes sentences to the messages, wrapped to the console's width, unless the person asked for
  /// quiet.
  func sayWrapped(_ text: String) {
    say(HelpProse.lines(text, width: width).joined(separator: "\n"))
  }

  /// Always reports a problem, in sentences wrapped to the console's width.
  func tellWrapped(_ text: String) {
    tell(HelpProse.lines(text, width: width).joined(separator: "\n"))
  }

  private func wrapped(_ text: String, first: String, others: String) -> String {
    let indent = max(DisplayWidth.of(first), DisplayWidth.of(others))
    return HelpProse.lines(text, width: max(1, width - indent)).enumerated()
      .map { ($0.offset == 0 ? first : others) + $0.element }
      .joined(separator: "\n")
  }
}

extension String {
  /// The text on one line, without control characters.
  var printable: String { PrintableText.line(self) }

  /// The text on one line, in quotes.
  var inQuotes: String { "\"\(printable)\"" }
}
