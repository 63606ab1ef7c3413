import DuologMerge

/// A journal as a JSON object, with one goal or entry a line. The article *Exports* says what its
/// keys are.
struct JSONExport {
  private let reader: DiaryReader
  private let writer: DocumentWriter

  /// The kind of document, as the others that programs read have one, and its version. Within a
  /// version, keys are only ever added.
  static let heading = #"{"kind":"export","version":1,"#

  init(_ reader: DiaryReader, to output: @escaping ([UInt8]) throws -> Void) {
    self.reader = reader
    writer = DocumentWriter(to: output)
  }

  /// Writes all of it, and returns the number of entries, not counting goals.
  func write() throws -> Int {
    writer.write(JSONExport.heading)
    try writer.endLine()
    let people = try reader.journal.people().map { person in
      var members = ["id": identifier(person.id), "name": JSONPiece.string(person.name)]
      members["zone"] = person.zone.map(JSONPiece.string)
      return JSONPiece.object(members)
    }
    writer.write("\"people\":\(JSONPiece.array(people)),")
    try writer.endLine()
    try list("goals", ending: ",") { add in
      for goal in reader.goals { try add(object(goal)) }
    }
    var count = 0
    var rows = reader
    try list("entries", ending: "}") { add in
      try rows.forEachEntry { entry in
        count += 1
        try add(object(entry))
      }
    }
    try writer.finish()
    return count
  }

  /// Writes an array with one element a line.
  private func list(
    _ name: String, ending: String, _ body: ((String) throws -> Void) throws -> Void
  ) throws {
    writer.write("\"\(name)\":[")
    var isFirst = true
    try body { element in
      if !isFirst { writer.write(UInt8(ascii: ",")) }
      isFirst = false
      try writer.endLine()
      writer.write(element)
    }
    if !isFirst { try writer.endLine() }
    writer.write("]\(ending)")
    try writer.endLine()
  }

  private func identifier(_ id: EntityID) -> String { JSONPiece.string(id.description) }

  private func object(_ goal: DiaryGoal) -> String {
    var members = [
      "id": identifier(goal.goal.id), "at": JSONPiece.string(goal.at.description),
      "day": JSONPiece.string(goal.day.description),
      "fields": JSONPiece.object(goal.fields(naming: \.description)),
      "title": JSONPiece.string(goal.goal.title),
      "terms": JSONPiece.array(goal.terms.map(object)),
    ]
    members["owner"] = goal.goal.owner.map { JSONPiece.string(reader.name($0)) }
    return JSONPiece.object(members)
  }

  private func object(_ term: Term) -> String {
    var fields = term.exportedFields
    fields["id"] = .entity(term.id)
    fields["at"] = .text(term.at.description)
    return JSONPiece.object(fields)
  }

  private func object(_ entry: DocumentEntry) -> String {
    var members = [
      "id": identifier(entry.id), "type": JSONPiece.string(entry.type),
      "at": JSONPiece.string(entry.at.description),
      "day": JSONPiece.string(entry.day.description),
      "author": JSONPiece.string(reader.name(entry.author)),
      "fields": JSONPiece.object(entry.fields(naming: \.description)),
    ]
    if let goal = reader.goal(entry.goal) {
      members["goal"] = identifier(goal.id)
      members["title"] = JSONPiece.string(goal.title)
    }
    switch entry.privacy {
    case .shared: break
    case .fields(let names):
      members["privateFields"] = JSONPiece.array(names.map(JSONPiece.string))
    case .whole: members["isPrivate"] = "true"
    }
    return JSONPiece.object(members)
  }
}
