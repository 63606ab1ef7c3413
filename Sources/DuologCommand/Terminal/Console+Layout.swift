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
  /// The first is as wide as its widest text that takes at most half of the line; what belongs to a
  /// longer one is below it.
  func printRows(_ rows: [(String, String)], indent: String = "  ") {
    for line in lines(of: rows, indent: indent) { print(line) }
  }

  /// Writes rows in the layout of ``printRows(_:indent:)``, with first texts that are cut to half of
  /// the line where the second ones are beside them.
  ///
  /// - Parameter rows: `name` gives the first text in at most that many columns.
  func printRows(cutting rows: [(name: (Int) -> String, text: String)], indent: String = "  ") {
    func named(_ width: Int) -> [(String, String)] { rows.map { ($0.name(width), $0.text) } }
    let cut = named(width / 2 - indent.count)
    printRows(
      isTooNarrow(for: cut, indent: indent) ? named(Excerpt.titleWidth) : cut, indent: indent)
  }

  /// Always writes rows of two columns to the messages, in the layout of ``printRows(_:indent:)``.
  func tellRows(_ rows: [(String, String)], indent: String = "  ") {
    for line in lines(of: rows, indent: indent) { tell(line) }
  }

  /// The narrowest second column that is worth reading. On a narrow screen, a second part that needs
  /// more is below the first one instead.
  private static let leastColumn = 24

  /// The columns of the first texts of `rows`.
  private func column(of rows: [(String, String)], indent: String) -> Int {
    let limit = width / 2 - indent.count
    return rows.map { DisplayWidth.of($0.0) }.filter { $0 <= limit }.max() ?? limit
  }

  /// Whether a second text needs more than what is left beside the first ones, and that is little or
  /// would be too little for a command in it.
  private func isTooNarrow(for rows: [(String, String)], indent: String) -> Bool {
    let rest = width - indent.count - column(of: rows, indent: indent) - 2
    return rows.contains { _, text in
      guard DisplayWidth.of(text) > rest else { return false }
      return rest < Console.leastColumn
        || HelpProse.lines(text, width: rest).contains { DisplayWidth.of($0) > rest }
    }
  }

  private func lines(of rows: [(String, String)], indent: String) -> [String] {
    let column = column(of: rows, indent: indent)
    let isBelow = isTooNarrow(for: rows, indent: indent)
    return rows.map { first, second in
      let below = indent + "  "
      guard !isBelow, DisplayWidth.of(first) <= column else {
        let title = wrapped(first, first: indent, others: below)
        return second.isEmpty ? title : "\(title)\n\(wrapped(second, first: below, others: below))"
      }
      let lead = indent + DisplayWidth.padded(first, to: column) + "  "
      let margin = String(repeating: " ", count: indent.count + column + 2)
      return second.isEmpty ? indent + first : wrapped(second, first: lead, others: margin)
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
  /// The text on one line, in quotes.
  var inQuotes: String { "\"\(printable)\"" }
}
