public import DuologMerge
import DuologSQLite

/// An entity as shown by queries: the shown values of its declared fields.
public struct EntityRow: Hashable, Sendable {
  /// The identifier.
  public let id: EntityID
  /// The event that created it, as far as is known here.
  public let origin: EventName
  /// The wall clock of the origin's author.
  public let at: Timestamp
  /// The person who wrote the origin, if not the device's owner.
  public let by: EntityID?
  /// The shown values of fields that have one.
  public let values: [String: Scalar]

  /// The shown value of `field`, if there is one.
  public subscript(field: String) -> Scalar? { values[field] }
}

/// Reads rows of declared types.
struct RowReader {
  private let connection: Connection
  private let logs: LogTable

  init(_ connection: Connection, logs: LogTable) {
    self.connection = connection
    self.logs = logs
  }

  /// The rows of the type's table whose text in `field` is none of `values`.
  ///
  /// The condition is written as the gaps between the values, each of which is a range of the
  /// field's index; "NOT IN" would read every row.
  func rows(
    of type: EntityType, where field: String, isNoneOf values: Set<String>
  ) throws -> [EntityRow] {
    let column = "\"\(field)\""
    // In SQLite's order for text, by bytes.
    let limits = values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var gaps = ["\(column) IS NULL"]
    for index in 0...limits.count {
      let bounds = [
        index > 0 ? "\(column) > ?\(index)" : nil,
        index < limits.count ? "\(column) < ?\(index + 1)" : nil,
      ].compactMap { $0 }
      gaps.append(bounds.isEmpty ? "\(column) IS NOT NULL" : bounds.joined(separator: " AND "))
    }
    let found = gaps.map { "SELECT id FROM \"\(type.table)\" WHERE \($0)" }
      .joined(separator: " UNION ALL ")
    let condition = "t.id IN (\(found)) AND t.removed IS NOT 1"
    return try rows(of: type, where: condition) { select in
      for (index, limit) in limits.enumerated() { select.bind(limit, at: Int32(index) + 1) }
    }
  }

  /// The rows of the type's table that satisfy `condition`, with `arguments` bound to it.
  func rows(
    of type: EntityType, where condition: String, _ arguments: [Int64] = []
  ) throws -> [EntityRow] {
    try rows(of: type, where: condition) { select in
      for (index, argument) in arguments.enumerated() {
        select.bind(argument, at: Int32(index) + 1)
      }
    }
  }

  private func rows(
    of type: EntityType, where condition: String, binding bind: (Statement) -> Void
  ) throws -> [EntityRow] {
    var rows: [EntityRow] = []
    try forEachRow(of: type, where: condition, binding: bind) { rows.append($0) }
    return rows
  }

  /// Calls `body` with the rows of the type's table that satisfy `condition`, one by one, ordered
  /// by identifier.
  func forEachRow(
    of type: EntityType, where condition: String, binding bind: (Statement) -> Void = { _ in },
    _ body: (EntityRow) throws -> Void
  ) throws {
    let select = try connection.cached(
      """
      SELECT t.id, t.log, t.seq, event.at, event.body, \(type.selection)
      FROM "\(type.table)" AS t JOIN event ON \(RowKey.join("t")) WHERE \(condition)
      ORDER BY t.id
      """)
    bind(select)
    defer { select.reset() }
    while try select.step() {
      var values: [String: Scalar] = [:]
      for (index, field) in type.fields.enumerated() {
        values[field.name] = select.scalar(at: Int32(index) + 5, as: field.kind)
      }
      let by = try select.withBytes(at: 4) { try ScannedEvent.scan($0).by }
      try body(try row(select, by: by, values: values))
    }
  }

  /// The records of a dated type under `parent` from `first` to `last`, without removed ones.
  func records(
    of type: EntityType, key: Int64, parent: EntityID, from first: Day, to last: Day
  ) throws -> [EntityRow] {
    guard case .dated(let parentField, let dayField) = type.storage else { return [] }
    let arguments = [parent.rawValue, Int64(first.number), Int64(last.number)]
    let select = try connection.cached(
      """
      SELECT entity, dated_record.log, dated_record.seq, at, body
      FROM dated_record JOIN event ON \(RowKey.join("dated_record"))
      WHERE dated_record.parent = ? AND dated_record.day BETWEEN ? AND ? AND dated_record.type = ?
        AND NOT EXISTS (SELECT 1 FROM "\(type.table)" WHERE id = event.entity)
      """)
    for (index, argument) in (arguments + [key]).enumerated() {
      select.bind(argument, at: Int32(index) + 1)
    }
    var rows: [EntityRow] = []
    while try select.step() {
      var values: [String: Scalar] = [:]
      let by = try select.withBytes(at: 4) { bytes in
        let event = try ScannedEvent.scan(bytes)
        event.forEachField { name, value in
          guard let index = type.field(named: name) else { return }
          let field = type.fields[index]
          values[field.name] = value.scalar.ifOf(field.kind)
        }
        return event.by
      }
      if values[EntityType.removedField] == .boolean(true) { continue }
      rows.append(try row(select, by: by, values: values))
    }
    select.reset()
    rows += try self.rows(
      of: type,
      where: """
        t."\(parentField)" = ? AND t."\(dayField)" BETWEEN ? AND ? AND t.removed IS NOT 1
        """, arguments)
    return rows.sorted { $0.id < $1.id }
  }

  /// The current row of a selection that begins with id, log, seq and at.
  private func row(
    _ select: Statement, by: EntityID?, values: [String: Scalar]
  ) throws -> EntityRow {
    guard let id = EntityID(rawValue: select.integer(at: 0)) else {
      throw ReplicaError.corrupt("an entity has no identifier")
    }
    let name = EventName(try logs.id(ofKey: select.integer(at: 1)), select.integer(at: 2))
    let at = Timestamp(milliseconds: select.integer(at: 3))
    return EntityRow(id: id, origin: name, at: at, by: by, values: values)
  }
}

extension Statement {
  /// The value of a typed column, in the form used by events.
  func scalar(at column: Int32, as kind: EntityType.FieldKind) -> Scalar? {
    if isNull(at: column) { return nil }
    switch kind {
    case .text: return .text(text(at: column))
    case .integer: return .integer(integer(at: column))
    case .number: return Scalar(number: real(at: column))
    case .boolean: return .boolean(integer(at: column) != 0)
    case .entity: return EntityID(rawValue: integer(at: column)).map { .text($0.description) }
    case .day: return .text(Day(number: Int(integer(at: column))).description)
    }
  }
}

extension Scalar {
  /// A whole number as an integer, any other as it is.
  fileprivate init(number: Double) {
    self = Int64(exactly: number).map(Scalar.integer) ?? .real(number)
  }

  /// The value, if a column of `kind` can hold it.
  package func ifOf(_ kind: EntityType.FieldKind) -> Scalar? {
    switch (kind, self) {
    case (.text, .text), (.integer, .integer), (.number, .real), (.boolean, .boolean):
      return self
    case (.number, .integer(let value)):
      return Scalar(number: Double(value))
    case (.entity, .text(let text)):
      return EntityID(text) == nil ? nil : self
    case (.day, .text(let text)):
      return Day(text) == nil ? nil : self
    default:
      return nil
    }
  }
}
