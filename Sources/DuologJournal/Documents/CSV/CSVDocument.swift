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
    row.state = goal.goal.status.rawValue
    var fields = goal.goal.exportedFields
    row.text = fields.removeValue(forKey: "how")?.text
    for name in ["title", "status", "owner"] { fields[name] = nil }
    row.more = fields
    return row
  }

  private func termRow(_ term: Term, of goal: DiaryGoal) -> CSVRow {
    var row = CSVRow(JournalSchema.TypeName.term, term.id, term.from, term.at)
    row.person = reader.name(goal.goal.owner)
    row.goal = goal.goal
    row.amount = term.target?.description
    row.unit = term.unit
    row.more = [
      "cadence": .text(term.cadence), "rule": .text(term.rule.rawValue),
      "counts": .text(term.counts.rawValue),
    ]
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
    switch entry.content {
    case .checkIn(let state, let amount, let note, let zone):
      row.state = state.rawValue
      row.amount = amount?.description
      row.unit = amount == nil ? nil : row.goal?.term?.unit
      row.text = note
      row.more = zone.map { ["zone": .text($0)] } ?? [:]
    case .pause(let pause):
      var fields = entry.fields
      for name in ["goal", "from", "reason"] { fields[name] = nil }
      row.text = pause.reason
      row.more = fields
    case .record(let record):
      fill(&row, from: record)
    }
    return row
  }

  private func fill(_ row: inout CSVRow, from record: AnyRecord) {
    var fields = record.fields
    if let field = Swift.type(of: record.content).goalField { fields[field] = nil }
    func take(text: String? = nil, amount: String? = nil, theDay: Bool = false) {
      row.text = text.flatMap { fields.removeValue(forKey: $0)?.text }
      row.amount =
        amount.flatMap { fields.removeValue(forKey: $0) }.flatMap(Amount.init)?
        .description
      if theDay { fields["day"] = nil }
    }
    switch record.content {
    case is Mood: take(text: "word", amount: "level", theDay: true)
    case is Answer, is DiaryEntry: take(text: "text", theDay: true)
    case let thanks as Appreciation:
      take(text: "text", theDay: true)
      fields["to"] = .text(reader.name(thanks.to))
    case is Reaction: take(text: "kind")
    case is Milestone: take(text: "title", amount: "amount")
    case is Agreement, is PlanNote: take(text: "text")
    case is Repair: take(text: "about")
    case is Review: take(theDay: true)
    case is ShiftSign: take(text: "note", theDay: true)
    default: break
    }
    row.more = fields
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
  var state = ""
  var amount: String?
  var unit: String?
  var text: String?
  var more: [String: Scalar] = [:]
  var privacy = ""

  init(_ kind: String, _ id: EntityID, _ date: Day, _ at: Timestamp) {
    self.kind = kind
    self.id = id
    self.date = date
    self.at = at
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
