/// One kind of entity that the domain declares: its name, where it is stored, and its typed fields.
///
/// No type needs its own merge rule. A type only says what queries need: which fields become
/// columns, and whether such entities are read from the log itself.
public struct EntityType: Hashable, Sendable {
  /// Where entities of a type are stored.
  @nonexhaustive
  public enum Storage: Hashable, Sendable {
    /// Each in a row of the type's table: for entities that are edited, such as goals.
    case table

    /// In the log itself, found by the entity in field `parent` and the calendar day in field
    /// `day`: for records that are usually written once, such as check-ins. Only a record that a
    /// second event has written, or that lacks its parent or its day, has a row in the type's
    /// table.
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

  /// What kind of value a field's column takes.
  @nonexhaustive
  public enum FieldKind: String, Hashable, Sendable {
    /// Any text.
    case text
    /// A whole number of 64 bits.
    case integer
    /// A number, whole or not.
    case number
    /// `true` or `false`.
    case boolean
    /// The text form of an `EntityID`.
    case entity
    /// A calendar day, `YYYY-MM-DD`.
    case day
  }

  /// A declared field.
  public struct Field: Hashable, Sendable {
    /// The name in events.
    public let name: String
    /// The kind of its values. A value of another kind reads as absent, but is kept in the log.
    public let kind: FieldKind
    /// Whether an entity without it is incomplete: kept and counted, but not shown.
    public let isRequired: Bool
    /// Whether rows are looked up by it.
    public let isIndexed: Bool
    /// Whether each value that it has had counts, and not only the last one. If not, a value that is
    /// overwritten before it is offered to anyone never leaves the device.
    public let keepsEachValue: Bool

    /// A field of `kind`; by default optional, without an index, and such that only its last value
    /// counts.
    public init(
      _ name: String, _ kind: FieldKind, required: Bool = false, indexed: Bool = false,
      keepsEachValue: Bool = false
    ) {
      self.name = name
      self.kind = kind
      isRequired = required
      isIndexed = indexed
      self.keepsEachValue = keepsEachValue
    }
  }

  /// The name in events.
  public let name: String
  /// Where entities of this type are stored.
  public let storage: Storage
  /// For dated records and revisions: the field of their parent that says whether it has ended.
  /// `nil` if it does not matter whether a record's author had seen the end.
  public let end: FieldReference?
  /// For entities that revise a parent: the field that names the parent. Of two revisions of one
  /// parent, one that has seen the other replaces it.
  public let revises: String?
  /// The declared fields. `removed` is a field of every type and is not declared.
  public let fields: [Field]
  /// The columns of the fields, in order, of a table called `t`.
  let selection: String

  /// Declares a type.
  ///
  /// Names consist of ASCII letters and digits and begin with a letter, because they become names of
  /// tables and columns; `id`, `log`, `seq` and `removed` are taken. A replica with another name in
  /// its schema is neither created nor opened: ``ReplicaError/invalidName(type:field:)``.
  public init(
    _ name: String, storage: Storage = .table, revises: String? = nil,
    end: FieldReference? = nil, fields: [Field]
  ) {
    self.name = name
    self.storage = storage
    self.revises = revises
    self.end = end
    self.fields = fields + [Field(EntityType.removedField, .boolean)]
    selection = self.fields.map { "t.\"\($0.name)\"" }.joined(separator: ", ")
  }

  /// The field that says whether an entity of any type is removed.
  public static let removedField = "removed"

  /// Whether a type or a field may have this name.
  package static func isColumnName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isASCIILetter else { return false }
    return name.utf8.allSatisfy { $0.isASCIILetter || (0x30...0x39).contains($0) }
  }

  /// The engine's own tables whose names a type may also have.
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
