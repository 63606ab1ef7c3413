import DuologMerge

/// A journal as a table (RFC 4180). The article *Exports* says what is in which column.
struct CSVDocument {
  private let reader: DiaryReader
  private let writer: DocumentWriter

  /// A byte order mark, and the names of the columns.
  static let heading =
    "\u{FEFF}date,logged,person,kind,goal,state,amount,unit,text,more,private,id,goalId\r\n"

  init(_ reader: DiaryReader, to output: @escaping ([UInt8]) throws -> Void) {
    self.reader = reader
    writer = DocumentWriter(to: output)
  }

  /// Writes all of it, and returns the number of entries, not counting goals and their terms.
  func write() throws -> Int {
    writer.write(CSVDocument.heading)
    for goal in reader.goals {
      try write(goalRow(goal))
      for term in goal.terms { try write(termRow(term, of: goal)) }
    }
    var count = 0
    var rows = reader
    try rows.forEachEntry { entry in
      count += 1
      try write(row(entry))
    }
    try writer.finish()
    return count
  }

  private func write(_ row: CSVRow) throws {
    for (index, cell) in row.cells.enumerated() {
      if index > 0 { writer.write(UInt8(ascii: ",")) }
      writer.write(cell)
    }
    try writer.endLine("\r\n")
  }

  // MARK: - Rows

  private func goalRow(_ goal: DiaryGoal) -> CSVRow {
    var row = CSVRow(JournalSchema.TypeName.goal, goal.goal.id, goal.day, goal.at)
    row.person = reader.name(goal.goal.owner)
    row.goal = goal.goal
    var fields = goal.fields(naming: reader.name)
    for name in ["title", "owner"] { fields[name] = nil }
    row.fill(fields)
    return row
  }

  private func termRow(_ term: Term, of goal: DiaryGoal) -> CSVRow {
    var row = CSVRow(JournalSchema.TypeName.term, term.id, term.from, term.at)
    row.person = reader.name(goal.goal.owner)
    row.goal = goal.goal
    row.fill(term.exportedFields)
    return row
  }

  private func row(_ entry: DocumentEntry) -> CSVRow {
    var row = CSVRow(entry.type, entry.id, entry.day, entry.at)
    row.person = reader.name(entry.author)
    row.goal = reader.goal(entry.goal)
    switch entry.privacy {
    case .shared: break
    case .fields(let names): row.privacy = names.joined(separator: " ")
    case .whole: row.privacy = "all"
    }
    var fields = entry.fields(naming: reader.name)
    if let name = AnyRecord.describedKind(named: entry.type)?.personField,
      let person = fields[name]?.entity
    {
      fields[name] = .text(reader.name(person))
    }
    row.fill(fields)
    if case .checkIn(_, .some, _, _) = entry.content { row.unit = row.goal?.term?.unit }
    return row
  }
}

/// One row, before it is written.
private struct CSVRow {
  private let kind: String
  private let id: EntityID
  private let date: Day
  private let at: Timestamp
  var person = ""
  var goal: Goal?
  private var state = ""
  private var amount: String?
  var unit: String?
  private var text: String?
  private var more: [String: Scalar] = [:]
  var privacy = ""

  init(_ kind: String, _ id: EntityID, _ date: Day, _ at: Timestamp) {
    self.kind = kind
    self.id = id
    self.date = date
    self.at = at
  }

  /// Puts fields into their columns, and those that have none into `more`.
  mutating func fill(_ fields: [String: Scalar]) {
    guard let columns = CSVColumns(of: kind) else { return }
    var fields = fields
    func take(_ field: String?) -> Scalar? { field.flatMap { fields.removeValue(forKey: $0) } }
    _ = take(columns.date)
    _ = take(columns.goal)
    state = take(columns.state)?.text ?? ""
    amount = take(columns.amount).flatMap(Amount.init)?.description
    unit = take(columns.unit)?.text
    text = take(columns.text)?.text
    more = fields
  }

  /// The cells, in the order of the columns.
  var cells: [String] {
    [
      date.description, at.description, CSVCell.cell(ofText: person), kind,
      CSVCell.cell(ofText: goal?.title ?? ""), state, amount ?? "",
      CSVCell.cell(ofText: unit ?? ""), CSVCell.cell(ofText: text ?? ""), moreCell, privacy,
      id.description, goal?.id.description ?? "",
    ]
  }

  private var moreCell: String {
    guard !more.isEmpty else { return "" }
    // Semicolons occur only inside strings, where any character may be escaped.
    let json = JSONPiece.object(more)
    guard json.utf8.contains(UInt8(ascii: ";")) else { return CSVCell.quoted(json) }
    return CSVCell.quoted(
      json.split(separator: ";", omittingEmptySubsequences: false)
        .joined(separator: "\\u003b"))
  }
}
