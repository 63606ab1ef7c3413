import DuologMerge
import DuologSync

/// A goal, a term or an entry as a document of Duolog's own has it: what `export` wrote, and a
/// person or a spreadsheet may have changed since.
struct ExportedItem {
  /// Its type, as events name it.
  let type: String
  /// Its identifier; `nil` for a row that a person has added.
  var id: EntityID?
  /// When it was logged, if that can be read.
  var at: Timestamp?
  /// The name of its author; for a goal, of its owner.
  var person = ""
  /// The goal that it is about, by its identifier or else by its title.
  var goal: EntityID?
  var goalTitle = ""
  /// What it says, with people by their names.
  var fields: [String: Scalar] = [:]
  /// The fields that were only on the device of its author.
  var hidden: Set<String> = []
  /// Whether all of it was only there.
  var isPrivate = false
  /// Where it is in the file.
  let place: Place

  enum Place {
    case line(Int)
    case value(JSONValue)

    /// - Complexity: O(n) for n bytes before a value.
    var line: Int {
      switch self {
      case .line(let line): line
      case .value(let value): value.line
      }
    }
  }

  init(_ type: String, at place: Place) {
    self.type = type
    self.place = place
  }

  /// The field that names a person.
  var personField: String? {
    type == JournalSchema.TypeName.goal
      ? "owner" : AnyRecord.describedKind(named: type)?.personField
  }

  /// Whether it is a goal, or what one asks for.
  var isPlanned: Bool {
    type == JournalSchema.TypeName.goal || type == JournalSchema.TypeName.term
  }
}

/// A document that `export --csv` or `export --json` wrote.
struct ExportedDocument {
  /// The name of the file.
  let name: String
  private let form: Form

  private enum Form {
    case table(ExportedTable)
    case json(ExportedJSON)
  }

  init(_ table: ExportedTable, name: String) {
    self.name = name
    form = .table(table)
  }

  init(_ json: ExportedJSON, name: String) {
    self.name = name
    form = .json(json)
  }

  /// Calls `body` with each item, in the order of the document, and `unreadable` with each that
  /// cannot be read.
  ///
  /// - Complexity: O(n) for n bytes, with one item in memory at a time.
  func forEachItem(
    unreadable: (ImportProblem.Reason, ExportedItem.Place) -> Void,
    _ body: (ExportedItem) throws -> Void
  ) throws {
    switch form {
    case .table(let table): try table.forEachItem(unreadable: unreadable, body)
    case .json(let json): try json.forEachItem(unreadable: unreadable, body)
    }
  }
}

extension JSONValue {
  /// The members with scalar values; empty for anything but an object.
  var scalars: [String: Scalar] {
    (members ?? [:]).compactMapValues { value in
      value.scalar.flatMap { $0 == .null ? nil : $0 }
    }
  }
}
