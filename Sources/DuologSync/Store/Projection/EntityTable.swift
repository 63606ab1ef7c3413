import DuologMerge
import DuologSQLite

/// The table of one declared type, with a typed column for each of its fields.
///
/// For a `dated` type, a row exists exactly if more than one event has written the record, or its
/// only event lacks the parent or the day. All other records are read from the log.
final class EntityTable {
  let type: EntityType
  /// The parents of its records that were ended concurrently, for types that need it.
  let concurrentEnds: ConcurrentEndTable?
  /// The fields that say where the log finds a dated record; `nil` for other types.
  private let placeNames: (parent: ByteName, day: ByteName)?
  private let fieldNames: [ByteName]
  private let insertion: LazyStatement
  private let updates: [LazyStatement]
  private let originUpdate: LazyStatement
  private let selection: LazyStatement
  /// `nil` for types whose entities have no parent.
  private let parentSelection: LazyStatement?

  init(_ type: EntityType, _ connection: Connection, concurrentEnds: ConcurrentEndTable? = nil) {
    self.type = type
    self.concurrentEnds = concurrentEnds
    let table = "\"\(type.table)\""
    fieldNames = type.fields.map { ByteName($0.name) }
    if case .dated(let parent, let day) = type.storage {
      placeNames = (ByteName(parent), ByteName(day))
    } else {
      placeNames = nil
    }
    parentSelection = type.parentField.map { parent in
      LazyStatement("SELECT \"\(parent)\" FROM \(table) WHERE id = ?", on: connection)
    }
    let columns = type.fields.map { "\"\($0.name)\"" }
    insertion = LazyStatement(
      "INSERT INTO \(table) (id, log, seq, \(columns.joined(separator: ", "))) VALUES (?, ?, ?"
        + String(repeating: ", ?", count: columns.count) + ")", on: connection)
    updates = columns.map {
      LazyStatement("UPDATE \(table) SET \($0) = ? WHERE id = ?", on: connection)
    }
    originUpdate = LazyStatement(
      "UPDATE \(table) SET log = ?, seq = ? WHERE id = ?", on: connection)
    selection = LazyStatement("SELECT log, seq FROM \(table) WHERE id = ?", on: connection)
  }

  /// Whether records of the type are dated.
  var isDated: Bool { placeNames != nil }

  /// The statements that create the table; `log` and `seq` name the entity's origin.
  static func creation(of type: EntityType) -> String {
    let columns = type.fields.map { "\"\($0.name)\" \($0.kind.columnType)" }
    var sql = """
      CREATE TABLE "\(type.table)" (
        id INTEGER PRIMARY KEY, log INTEGER NOT NULL, seq INTEGER NOT NULL,
        \(columns.joined(separator: ", "))
      ) STRICT;

      """
    if case .dated(let parent, let day) = type.storage {
      sql +=
        "CREATE INDEX \"\(type.name)_dated\" ON \"\(type.table)\" (\"\(parent)\", \"\(day)\");\n"
    }
    if let parent = type.revises {
      sql +=
        "CREATE INDEX \"\(type.name)_revises\" ON \"\(type.table)\" (\"\(parent)\", log, seq);\n"
    }
    // Nearly always empty: removed or incomplete entities are counted without reading the rest.
    sql += """
      CREATE INDEX "\(type.name)_is_removed" ON "\(type.table)" (id) WHERE \(type.isRemoved);

      """
    if let isIncomplete = type.isIncomplete {
      sql += """
        CREATE INDEX "\(type.name)_is_incomplete" ON "\(type.table)" (id) WHERE \(isIncomplete);

        """
    }
    for field in type.fields where field.isIndexed {
      sql +=
        "CREATE INDEX \"\(type.name)_\(field.name)\" ON \"\(type.table)\" (\"\(field.name)\");\n"
    }
    return sql
  }

  func contains(_ entity: EntityID) throws -> Bool { try origin(of: entity) != nil }

  /// The origin of an entity that has a row; `nil` if it has none.
  func origin(of entity: EntityID) throws -> RowKey? {
    let select = try selection.get()
    select.bind(entity.rawValue, at: 1)
    defer { select.rewind() }
    guard try select.step() else { return nil }
    return RowKey(log: select.integer(at: 0), sequence: select.integer(at: 1))
  }

  /// Adds the row of an entity whose only event so far is `origin`.
  func insert(_ entity: EntityID, origin: ScannedEvent, at key: RowKey) throws {
    let insert = try insertion.get()
    insert.bind(entity.rawValue, at: 1)
    insert.bind(key.log, at: 2)
    insert.bind(key.sequence, at: 3)
    for index in type.fields.indices { insert.bindNull(at: EntityTable.column(of: index)) }
    origin.forEachField { name, value in
      guard let index = field(named: name) else { return }
      EntityTable.bind(
        value, as: type.fields[index].kind, to: insert, at: EntityTable.column(of: index))
    }
    try insert.runKeepingParameters()
  }

  /// Shows `value` in field `index` of an entity that has a row.
  func update(_ entity: EntityID, field index: Int, to value: RawScalar) throws {
    let update = try updates[index].get()
    EntityTable.bind(value, as: type.fields[index].kind, to: update, at: 1)
    update.bind(entity.rawValue, at: 2)
    try update.runKeepingParameters()
  }

  /// Whether field `index` is the parent of records.
  func isParent(_ index: Int) -> Bool { type.fields[index].name == type.parentField }

  /// Whether field `index` marks a revision as removed.
  func isRemovalOfRevision(_ index: Int) -> Bool {
    type.revises != nil && type.fields[index].name == EntityType.removedField
  }

  /// The parent of an entity that has a row.
  func parent(of entity: EntityID) throws -> EntityID? {
    guard let select = try parentSelection?.get() else { return nil }
    select.bind(entity.rawValue, at: 1)
    defer { select.rewind() }
    return try select.step() ? select.integerOrNil(at: 0).flatMap { EntityID(rawValue: $0) } : nil
  }

  /// Records an entity's origin. Does nothing if the entity has no row.
  func setOrigin(of entity: EntityID, to key: RowKey) throws {
    let update = try originUpdate.get()
    update.bind(key.log, at: 1)
    update.bind(key.sequence, at: 2)
    update.bind(entity.rawValue, at: 3)
    try update.runKeepingParameters()
  }

  /// The position of the declared field with that name.
  func field(named name: UnsafeRawBufferPointer) -> Int? {
    fieldNames.firstIndex { $0.matches(name) }
  }

  private static func column(of index: Int) -> Int32 { Int32(index) + 4 }

  /// Binds `value` if it is of `kind`, otherwise NULL.
  ///
  /// Text without escapes is bound in place: the event's bytes outlive the statement's run.
  private static func bind(
    _ value: RawScalar, as kind: EntityType.FieldKind, to statement: Statement, at index: Int32
  ) {
    switch kind {
    case .text:
      if let text = value.unescapedText {
        statement.bind(text: text, at: index)
      } else {
        statement.bind(value.text, at: index)
      }
    case .integer:
      statement.bind(value.integer, at: index)
    case .number:
      statement.bind(value.number, at: index)
    case .boolean:
      statement.bind(value.boolean.map { $0 ? Int64(1) : 0 }, at: index)
    case .entity:
      statement.bind(value.entity?.rawValue, at: index)
    case .day:
      statement.bind(value.day.map { Int64($0.number) }, at: index)
    }
  }
}

// MARK: - Dated records

extension EntityTable {
  /// Where the log finds a dated record.
  struct Place {
    var parent: EntityID?
    var day: Day?
  }

  /// The parent and the day of a dated record according to its origin; empty for other types.
  func place(of event: ScannedEvent) -> Place {
    guard let placeNames else { return Place() }
    var place = Place()
    for (name, value) in event.fields {
      if placeNames.parent.matches(name) {
        place.parent = value.entity
      } else if placeNames.day.matches(name) {
        place.day = value.day
      } else {
        continue
      }
      if place.parent != nil, place.day != nil { break }
    }
    // The log finds a record by both or not at all.
    return place.parent == nil || place.day == nil ? Place() : place
  }
}

extension EntityType {
  /// The condition for removed rows, as in the index on them.
  var isRemoved: String { "\(EntityType.removedField) = 1" }

  /// The condition for rows that are hidden because they lack a field, as in the index on them;
  /// `nil` if no field is required.
  var isIncomplete: String? {
    let missing = fields.filter(\.isRequired).map { "\"\($0.name)\" IS NULL" }
    if missing.isEmpty { return nil }
    return "\(EntityType.removedField) IS NOT 1 AND (\(missing.joined(separator: " OR ")))"
  }
}

extension EntityType.FieldKind {
  fileprivate var columnType: String {
    switch self {
    case .text: return "TEXT"
    case .number: return "REAL"
    case .integer, .boolean, .entity, .day: return "INTEGER"
    }
  }
}
