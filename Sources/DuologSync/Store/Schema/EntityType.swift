/// One kind of entity that the domain declares: its name, where it lives, and its typed fields.
///
/// The engine needs no merge rule for any of it. A type only says what queries need: which fields
/// become columns, and whether the log itself is the table of such entities.
public struct EntityType: Hashable, Sendable {
  /// Where entities of a type live.
  public enum Storage: Hashable, Sendable {
    /// A row each in a table of the type: for what is edited, such as goals.
    case table

    /// In the log itself, found by the entity in field `parent` and the calendar day in field
    /// `day`: for what is written once as a rule, such as check-ins. Only a record that a second
    /// event has written, or that lacks its parent or its day, has a row in the type's table.
    case dated(parent: String, day: String)
  }

  /// A field of another type.
  public struct FieldReference: Hashable, Sendable {
    /// The type's name.
    public let type: String
    /// The field's name.
    public let field: String

    /// The field called `field` of the type called `type`.
    public init(_ type: String, _ field: String) {
      self.type = type
      self.field = field
    }
  }

  /// What a field's value must be to stand in its column.
  public enum FieldKind: String, Hashable, Sendable {
    case text
    case integer
    case number
    case boolean
    /// The written form of an `EntityID`.
    case entity
    /// A calendar day, `YYYY-MM-DD`.
    case day
  }

  /// A declared field.
  public struct Field: Hashable, Sendable {
    /// The name in events.
    public let name: String
    /// What its value must be; a value of another kind reads as absent, and is kept in the log.
    public let kind: FieldKind
    /// Whether an entity without it is incomplete: kept and counted, not shown.
    public let isRequired: Bool
    /// Whether rows are looked up by it.
    public let isIndexed: Bool

    /// A field of `kind`, optional and without an index unless said otherwise.
    public init(
      _ name: String, _ kind: FieldKind, required: Bool = false, indexed: Bool = false
    ) {
      self.name = name
      self.kind = kind
      isRequired = required
      isIndexed = indexed
    }
  }

  /// The name in events.
  public let name: String
  /// Where entities of this type live.
  public let storage: Storage
  /// For dated records and for revisions, the field of their parent that says whether it has ended;
  /// `nil` where nobody asks whether a record was written by someone who had not heard of it.
  public let end: FieldReference?
  /// For entities each of which revises another one, their parent: the field that names it. Of two
  /// revisions of one parent, the one that has seen the other replaces it.
  public let revises: String?
  /// The declared fields; `removed` is a field of every type and not declared.
  public let fields: [Field]
  /// The columns of the fields, in their order, of a table called `t`.
  let selection: String

  /// Declares a type.
  ///
  /// - Precondition: names are ASCII letters and digits, beginning with a letter: they become
  ///   names of tables and columns.
  public init(
    _ name: String, storage: Storage = .table, revises: String? = nil,
    end: FieldReference? = nil, fields: [Field]
  ) {
    let names = [name] + fields.map(\.name)
    precondition(names.allSatisfy(EntityType.isColumnName), "not a name of a table or column")
    self.name = name
    self.storage = storage
    self.revises = revises
    self.end = end
    self.fields = fields + [Field(EntityType.removedField, .boolean)]
    selection = self.fields.map { "t.\"\($0.name)\"" }.joined(separator: ", ")
  }

  /// The field that says whether an entity of any type is removed.
  public static let removedField = "removed"

  private static func isColumnName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isASCIILetter else { return false }
    return name.utf8.allSatisfy { $0.isASCIILetter || (0x30...0x39).contains($0) }
  }

  /// The tables that the engine has of its own and whose names a type may have as well.
  private static let engineTables: Set<String> = [
    "meta", "log", "name", "event", "checkpoint", "context", "register", "conflict", "fork",
    "peer", "missing",
  ]

  /// The name of the type's table: that of the type, unless the engine has a table of that name.
  var table: String {
    EntityType.engineTables.contains(name.lowercased()) ? "\(name)_entity" : name
  }

  /// The field that names the parent of dated records and of revisions.
  var parentField: String? {
    if case .dated(let parent, _) = storage { return parent }
    return revises
  }

  func field(named name: UnsafeRawBufferPointer) -> Int? {
    fields.firstIndex { field in
      field.name.utf8.count == name.count && field.name.utf8.elementsEqual(name)
    }
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool {
    (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
