import DuologMerge
import DuologSync

/// The table that `export --csv` writes, also after a spreadsheet has written it again: with other
/// separators and line ends, in another order, with dates and numbers as its country writes them,
/// and without what kept it from taking texts for formulas.
struct ExportedTable {
  private let bytes: [UInt8]
  private let header: CSVHeader
  private let order: DateOrder

  /// Whether a table with these columns is one.
  static func isOne(_ header: CSVHeader) -> Bool {
    header.has("date", "person", "kind", "goal", "text", "more", "id")
  }

  /// - Throws: `ImportError.unclearDates`.
  init(_ file: ForeignFile, dates: DateOrder?) throws {
    bytes = try file.contents()
    var reader = CSVReader(bytes)
    header = CSVHeader(reader.next() ?? CSVReader.Row(line: 1, cells: []))
    order = try dates ?? ExportedTable.order(of: &reader, header["date"], in: file)
  }

  /// The order of the dates. They are as they were written if the first one is.
  private static func order(
    of reader: inout CSVReader, _ column: Int?, in file: ForeignFile
  ) throws -> DateOrder {
    var orders = DateOrders()
    while let row = reader.next() {
      guard let date = CalendarDate(row.cell(column)) else { continue }
      if case .day = date { return .dayMonthYear }
      orders.note(date)
    }
    guard let order = orders.order else { throw ImportError.unclearDates(path: file.path) }
    return order
  }

  func forEachItem(
    unreadable: (ImportProblem.Reason, ExportedItem.Place) -> Void,
    _ body: (ExportedItem) throws -> Void
  ) throws {
    var reader = CSVReader(bytes)
    _ = reader.next()
    while let row = reader.next() {
      switch item(row) {
      case .success(let item): try body(item)
      case .failure(let problem): unreadable(problem.reason, .line(row.line))
      }
    }
    if let line = reader.openQuotation { unreadable(.quotation, .line(line)) }
  }

  /// A state of a check-in or of a goal, whatever the case.
  private static func state(_ word: String) -> String {
    let known = CheckInState.allCases.map(\.rawValue) + Goal.Status.allCases.map(\.rawValue)
    return known.first { $0.isSameName(as: word) } ?? word
  }

  private struct Unreadable: Error { let reason: ImportProblem.Reason }

  private func item(_ row: CSVReader.Row) -> Result<ExportedItem, Unreadable> {
    func cell(_ name: String) -> String { row.cell(header[name]) }
    func word(_ name: String) -> String { cell(name).trimmed }
    func text(_ name: String) -> String { CSVCell.text(ofCell: cell(name)) }
    func unreadable(_ reason: ImportProblem.Reason) -> Result<ExportedItem, Unreadable> {
      .failure(Unreadable(reason: reason))
    }
    let kind = word("kind")
    guard let columns = CSVColumns(of: kind), let type = JournalSchema.schema.type(named: kind)
    else { return unreadable(kind.isEmpty ? .cells : .value(kind)) }
    var item = ExportedItem(kind, at: .line(row.line))
    item.at = Timestamp(written: word("logged"))
    item.person = text("person").trimmed
    item.goalTitle = text("goal")
    for (name, path) in [("id", \ExportedItem.id), ("goalId", \ExportedItem.goal)] {
      let given = word(name)
      guard !given.isEmpty else { continue }
      guard let id = EntityID(given) else { return unreadable(.value(given)) }
      item[keyPath: path] = id
    }
    let more = word("more")
    if !more.isEmpty {
      guard let value = try? JSONValue(checking: Array(more.utf8)), value.members != nil else {
        return unreadable(.value(more))
      }
      item.fields = value.scalars
    }
    if let field = columns.date {
      guard let day = CalendarDate(word("date"))?.day(order) else {
        return unreadable(.date(word("date")))
      }
      item.fields[field] = .day(day)
    }
    if let field = columns.amount, !word("amount").isEmpty {
      let given = word("amount")
      guard let amount = Amount(given) ?? Double(given).flatMap(Amount.init(foreign:)) else {
        return unreadable(.amount(given))
      }
      item.fields[field] = amount.scalar
    }
    for (field, given) in [
      (columns.state, ExportedTable.state(word("state"))), (columns.unit, text("unit")),
      (columns.text, text("text")),
    ] {
      // An empty text is one only where there has to be one.
      guard let field, !given.isEmpty || type.requires(field) else { continue }
      item.fields[field] = .text(given)
    }
    if kind == JournalSchema.TypeName.goal { item.fields["title"] = .text(item.goalTitle) }
    let hidden = word("private").lowercased()
    item.isPrivate = hidden == "all"
    item.hidden = item.isPrivate ? [] : Set(hidden.split(separator: " ").map(String.init))
    return .success(item)
  }
}

extension EntityType {
  /// Whether an entity without `field` is not complete.
  fileprivate func requires(_ field: String) -> Bool {
    fields.contains { $0.name == field && $0.isRequired }
  }
}

extension Timestamp {
  /// The instant that a table has, also if a spreadsheet has left out its `T`, its `Z` or its
  /// milliseconds; `nil` for anything else.
  fileprivate init?(written text: String) {
    if let exact = Timestamp(text) {
      self = exact
      return
    }
    var text = text.split(separator: " ").joined(separator: "T")
    if text.last == "Z" { text.removeLast() }
    if !text.contains(".") { text += ".000" }
    self.init(text + "Z")
  }
}
