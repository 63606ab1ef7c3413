import DuologMerge
import DuologSQLite

/// Brings the projection up to date with each event, within one transaction.
///
/// Invariant: the projection is a pure function of the set of events applied; the order in which
/// the events of different logs arrive leaves no trace in it.
final class Projector {
  let connection: Connection
  let names: NameTable
  let logs: LogTable
  let events: EventTable
  let contexts: ContextTable
  let registers: RegisterTable
  let schema: EntitySchema
  private let endedApart: [EndedApartTable]
  private var tables: [Int64: EntityTable?] = [:]

  init(_ connection: Connection, schema: EntitySchema, logs: LogTable, names: NameTable) {
    self.connection = connection
    self.schema = schema
    self.logs = logs
    self.names = names
    events = EventTable(connection)
    contexts = ContextTable(connection, logs: logs)
    registers = RegisterTable(connection, logs: logs)
    endedApart = schema.types.compactMap {
      EndedApartTable($0, connection, logs: logs, names: names)
    }
  }

  /// Stores an event and projects it.
  func apply(
    _ event: ScannedEvent, _ bytes: UnsafeRawBufferPointer, at name: EventName,
    inLog log: Int64
  ) throws {
    let type = try names.key(ofType: event.type)
    let table = try table(ofType: type)
    let key = RowKey(log: log, sequence: name.sequence)
    let place = table.map { Projector.place(of: event, in: $0.type) } ?? Place()
    let columns = EventColumns(
      key: key, at: event.at, type: type, entity: event.entity,
      parent: place.parent?.rawValue, day: place.day.map { Int64($0.number) })
    if try events.insertOrigin(columns, bytes) {
      try begin(event, at: name, key, place: place, table: table)
    } else {
      try events.insertLater(columns, bytes)
      try merge(event, at: name, type: type, table: table)
    }
  }

  /// Projects an event that is stored already, as the origin of its entity or as a later one.
  func reapply(
    _ event: ScannedEvent, at name: EventName, inLog log: Int64, isLater: Bool
  ) throws {
    let type = try names.key(ofType: event.type)
    let table = try table(ofType: type)
    if isLater {
      try merge(event, at: name, type: type, table: table)
    } else {
      let place = table.map { Projector.place(of: event, in: $0.type) } ?? Place()
      let key = RowKey(log: log, sequence: name.sequence)
      try begin(event, at: name, key, place: place, table: table)
    }
  }

  /// The table of the type with that key, or `nil` if this program does not know the type.
  func table(ofType key: Int64) throws -> EntityTable? {
    if let known = tables[key] { return known }
    let table = schema.type(named: try names.name(of: key)).map { type in
      EntityTable(type, connection, endedApart: endedApart.first { $0.type == type })
    }
    tables[key] = .some(table)
    return table
  }
}

// MARK: - The first event of an entity

extension Projector {
  /// Where the log finds a dated record.
  struct Place {
    var parent: EntityID?
    var day: Day?
  }

  /// The parent and the day of a dated record, as its origin says; nothing for other types.
  static func place(of event: ScannedEvent, in type: EntityType) -> Place {
    guard case .dated(let parent, let day) = type.storage else { return Place() }
    var place = Place()
    event.forEachField { name, value in
      if name.elementsEqual(parent.utf8) {
        place.parent = value.entity
      } else if name.elementsEqual(day.utf8) {
        place.day = value.day
      }
    }
    // The log serves a record by both or not at all.
    return place.parent == nil || place.day == nil ? Place() : place
  }

  private func begin(
    _ event: ScannedEvent, at name: EventName, _ key: RowKey, place: Place, table: EntityTable?
  ) throws {
    guard let table else { return }
    if case .dated = table.type.storage, let parent = place.parent {
      try table.endedApart?.note(name, under: parent)
      return
    }
    try table.insert(event.entity, origin: event, at: key)
    if let endedApart = table.endedApart, let parent = try table.parent(of: event.entity) {
      try endedApart.note(name, under: parent)
    }
  }
}

// MARK: - Every other event of an entity

extension Projector {
  private func merge(
    _ event: ScannedEvent, at name: EventName, type: Int64, table: EntityTable?
  ) throws {
    let entity = event.entity
    let write = Write(name: name, at: event.at)
    if let table, case .dated = table.type.storage, try !table.contains(entity),
      let origin = try events.origin(of: entity, type: type)
    {
      try events.withBytes(of: origin.key) { bytes in
        try table.insert(entity, origin: ScannedEvent.scan(bytes), at: origin.key)
      }
    }
    let origin = try electOrigin(of: entity, type: type, arrived: write, table: table)
    try event.forEachField { fieldName, value in
      let field = String(decoding: fieldName, as: UTF8.self)
      let fieldKey = try names.key(ofField: field, type: type)
      let stored = try registers.survivors(of: entity, field: fieldKey)
      var register = MultiValueRegister(survivors: stored)
      if stored.isEmpty, try self.origin(at: origin.key, wrote: field) {
        register = MultiValueRegister(survivors: [origin.write])
      }
      let shownBefore = register.shown
      try register.merge(write, happenedBefore: contexts.happenedBefore)
      let isOriginOnly = register.survivors == [origin.write]
      try replaceSurvivors(
        stored, by: isOriginOnly ? [] : register.survivors, of: entity, field: fieldKey)
      if let table, let column = table.type.field(named: fieldName), let shown = register.shown,
        shown != shownBefore || origin.write == write
      {
        try show(shown, arrived: (write, value), in: table, entity, column)
      }
    }
  }

  /// Makes `after` the surviving writes of a field, where `before` stood; an empty list says that
  /// the origin's write is the only one.
  func replaceSurvivors(
    _ before: [Write], by after: [Write], of entity: EntityID, field: Int64
  ) throws {
    if before == after { return }
    try registers.replace(before, by: after, of: entity, field: field)
    for table in endedApart where try table.endField == field { try table.refresh(entity) }
  }

  private func origin(at key: RowKey, wrote field: String) throws -> Bool {
    try events.withBytes(of: key) { try ScannedEvent.scan($0).value(of: field) != nil }
  }

  /// Puts the value of write `shown` in the column of its field.
  private func show(
    _ shown: Write, arrived: (write: Write, value: RawScalar), in table: EntityTable,
    _ entity: EntityID, _ column: Int
  ) throws {
    try movingRecord(entity, in: table, column) {
      try put(shown, arrived: arrived, in: table, entity, column)
    }
  }

  /// Does `body`, which may write the parent of a record.
  private func movingRecord(
    _ entity: EntityID, in table: EntityTable, _ column: Int, _ body: () throws -> Void
  ) throws {
    guard let endedApart = table.endedApart, table.isParent(column) else { return try body() }
    let before = try table.parent(of: entity)
    try body()
    let after = try table.parent(of: entity)
    guard before != after else { return }
    for parent in [before, after].compactMap({ $0 }) { try endedApart.refresh(parent) }
  }

  private func put(
    _ shown: Write, arrived: (write: Write, value: RawScalar), in table: EntityTable,
    _ entity: EntityID, _ column: Int
  ) throws {
    if shown == arrived.write {
      try table.update(entity, field: column, to: arrived.value)
      return
    }
    let key = RowKey(log: try logs.key(of: shown.name.log), sequence: shown.name.sequence)
    try events.withBytes(of: key) { bytes in
      let field = table.type.fields[column].name
      guard let value = try ScannedEvent.scan(bytes).value(of: field) else {
        throw ReplicaError.corrupt("a surviving write lacks its field")
      }
      try table.update(entity, field: column, to: value)
    }
  }
}
