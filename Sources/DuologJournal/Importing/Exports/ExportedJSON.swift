import DuologMerge
import DuologSync

/// The object that `export --json` writes.
struct ExportedJSON {
  private let members: [String: JSONValue]
  private let goals: [JSONValue]
  private let entries: [JSONValue]
  /// The names of people, by their identifiers as they are written.
  private let names: [String: String]

  /// `nil` if the object is something else.
  init?(_ members: [String: JSONValue]) {
    guard members["kind"]?.text == "export", members["version"]?.integer == 1,
      let goals = members["goals"]?.elements, let entries = members["entries"]?.elements
    else { return nil }
    self.members = members
    (self.goals, self.entries) = (goals, entries)
    var names: [String: String] = [:]
    for person in members["people"]?.elements ?? [] {
      let fields = person.scalars
      if let id = fields["id"]?.text { names[id] = fields["name"]?.text }
    }
    self.names = names
  }

  func forEachItem(
    unreadable: (ImportProblem.Reason, ExportedItem.Place) -> Void,
    _ body: (ExportedItem) throws -> Void
  ) throws {
    for value in goals {
      guard let members = value.members, let id = members["id"]?.text.flatMap({ EntityID($0) })
      else {
        unreadable(.cells, .value(value))
        continue
      }
      var goal = ExportedItem(JournalSchema.TypeName.goal, at: .value(value))
      goal.id = id
      goal.goal = id
      goal.at = members["at"]?.text.flatMap { Timestamp($0) }
      goal.person = members["owner"]?.text ?? ""
      goal.goalTitle = members["title"]?.text ?? ""
      goal.fields = fields(members["fields"], of: goal)
      try body(goal)
      for value in members["terms"]?.elements ?? [] {
        var term = ExportedItem(JournalSchema.TypeName.term, at: .value(value))
        term.fields = value.scalars
        term.id = term.fields.removeValue(forKey: "id")?.entity
        term.at = term.fields.removeValue(forKey: "at")?.text.flatMap { Timestamp($0) }
        term.person = goal.person
        term.goal = id
        term.goalTitle = goal.goalTitle
        try body(term)
      }
    }
    for value in entries {
      guard let members = value.members, let type = members["type"]?.text else {
        unreadable(.cells, .value(value))
        continue
      }
      guard CSVColumns(of: type) != nil else {
        unreadable(.value(type), .value(value))
        continue
      }
      var entry = ExportedItem(type, at: .value(value))
      entry.id = members["id"]?.text.flatMap { EntityID($0) }
      entry.at = members["at"]?.text.flatMap { Timestamp($0) }
      entry.person = members["author"]?.text ?? ""
      entry.goal = members["goal"]?.text.flatMap { EntityID($0) }
      entry.goalTitle = members["title"]?.text ?? ""
      entry.fields = fields(members["fields"], of: entry)
      entry.isPrivate = members["isPrivate"]?.scalar == .boolean(true)
      entry.hidden = Set((members["privateFields"]?.elements ?? []).compactMap(\.text))
      try body(entry)
    }
  }

  /// Fields, with the names of people instead of their identifiers.
  private func fields(_ value: JSONValue?, of item: ExportedItem) -> [String: Scalar] {
    var fields = value?.scalars ?? [:]
    for (name, scalar) in fields {
      if let (kind, phase, person) = Consent.parts(of: name) {
        fields[name] = nil
        guard let said = names[person.description] else { continue }
        fields[Consent.field(kind, said, phase: phase)] = scalar
      } else if name == item.personField, let text = scalar.text, let said = names[text] {
        fields[name] = .text(said)
      }
    }
    return fields
  }
}
