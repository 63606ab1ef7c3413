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
  /// What ``storeWaiting()`` is to store.
  var waiting = RecordBatch()

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

  /// Stores an event and projects it, at once or at the latest when ``storeWaiting()`` is called,
  /// which has to come last.
  func apply(
    _ event: ScannedEvent, _ bytes: UnsafeRawBufferPointer, at name: EventName,
    inLog log: Int64
  ) throws {
    let type = try names.key(ofType: event.type)
    let table = try table(ofType: type)
    let key = RowKey(log: log, sequence: name.sequence)
    if waiting.contains(event.entity) { try storeWaiting() }
    if isLikelyLater(event), let origin = try events.origin(of: event.entity, type: type) {
      let columns = EventColumns(key: key, of: event, type: type)
      try events.insertLater(columns, bytes)
      try merge(event, at: arrival(event, name, key), into: origin, type: type, table: table)
      return
    }
    let place = table?.place(of: event) ?? EntityTable.Place()
    let columns = EventColumns(key: key, of: event, type: type, place: place)
    if place.parent != nil, bytes.count <= RecordBatch.eventBytes {
      waiting.append(name, columns, bytes)
      if waiting.isFull { try storeWaiting() }
      return
    }
    if try events.insertOrigin(columns, bytes) {
      try begin(event, at: name, key, place: place, table: table)
    } else {
      try events.insertLater(columns, bytes)
      try merge(event, at: arrival(event, name, key), type: type, table: table)
    }
  }

  /// Projects an event that is stored already, as the origin of its entity or as a later one.
  func reapply(
    _ event: ScannedEvent, at name: EventName, inLog log: Int64, isLater: Bool
  ) throws {
    let type = try names.key(ofType: event.type)
    let table = try table(ofType: type)
    let key = RowKey(log: log, sequence: name.sequence)
    if isLater {
      try merge(event, at: arrival(event, name, key), type: type, table: table)
    } else {
      let place = table?.place(of: event) ?? EntityTable.Place()
      try begin(event, at: name, key, place: place, table: table)
    }
  }

  /// Whether the entity's identifier is a minute older than the event, so that it is worthwhile to
  /// look for the entity's origin before trying to be it. Both give the same.
  private func isLikelyLater(_ event: ScannedEvent) -> Bool {
    event.entity.time.milliseconds < event.at.milliseconds - 60_000
  }

  func arrival(_ event: ScannedEvent, _ name: EventName, _ key: RowKey) -> Origin {
    Origin(key: key, write: Write(name: name, at: event.at))
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
  private func begin(
    _ event: ScannedEvent, at name: EventName, _ key: RowKey, place: EntityTable.Place,
    table: EntityTable?
  ) throws {
    guard let table else { return }
    if table.isDated, let parent = place.parent {
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
  /// Merges an event that is stored as a later one.
  func merge(
    _ event: ScannedEvent, at arrived: Origin, type: Int64, table: EntityTable?
  ) throws {
    guard let origin = try events.origin(of: event.entity, type: type) else {
      throw ReplicaError.corrupt("entity \(event.entity) has no first event")
    }
    try merge(event, at: arrived, into: origin, type: type, table: table)
  }

  /// Merges an event that is stored as a later one; `origin` is its entity's origin so far.
  private func merge(
    _ event: ScannedEvent, at arrived: Origin, into origin: RowKey, type: Int64,
    table: EntityTable?
  ) throws {
    let entity = event.entity
    if let table, table.isDated, try !table.contains(entity) {
      try events.withBytes(of: origin) { bytes in
        try table.insert(entity, origin: ScannedEvent.scan(bytes), at: origin)
      }
    }
    let origin = try electOrigin(
      of: entity, type: type, besides: origin, arrived: arrived, table: table)
    for (name, value) in event.fields {
      let field = try names.key(ofField: name, type: type)
      // As a rule, a write has seen the only one there is.
      let isOnly = try registers.replaceOnly(
        origin: origin, by: arrived.key, of: entity, field: field
      ) { try $0 != arrived.key && contexts.happenedBefore($0, arrived.key) }
      guard isOnly else {
        try mergeRegister(
          (name, value), of: entity, field: field, arrived: arrived, origin: self.origin(origin),
          table: table)
        continue
      }
      try noteChange(of: entity, field: field)
      if let table, let column = table.field(named: name) {
        let write = arrived.write
        try show(write, arrived: (write, value), in: table, entity, column)
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
    try noteChange(of: entity, field: field)
  }

  /// Takes note that other writes of a field survive now.
  private func noteChange(of entity: EntityID, field: Int64) throws {
    for table in endedApart where try table.endField == field { try table.refresh(entity) }
  }

  /// Merges one write into the register of its field, by the definition.
  private func mergeRegister(
    _ written: (name: UnsafeRawBufferPointer, value: RawScalar), of entity: EntityID,
    field: Int64, arrived: Origin, origin: Origin, table: EntityTable?
  ) throws {
    let write = arrived.write
    let stored = try registers.survivors(of: entity, field: field)
    var register = MultiValueRegister(survivors: stored)
    if stored.isEmpty, try self.origin(at: origin.key, wrote: written.name) {
      register = MultiValueRegister(survivors: [origin.write])
    }
    let shownBefore = register.shown
    try register.merge(write, happenedBefore: contexts.happenedBefore)
    let isOriginOnly = register.survivors == [origin.write]
    try replaceSurvivors(
      stored, by: isOriginOnly ? [] : register.survivors, of: entity, field: field)
    if let table, let column = table.field(named: written.name), let shown = register.shown,
      shown != shownBefore || origin.write == write
    {
      try show(shown, arrived: (write, written.value), in: table, entity, column)
    }
  }

  private func origin(at key: RowKey, wrote field: UnsafeRawBufferPointer) throws -> Bool {
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

  /// Does `body`, which may write the parent of a record, or remove a revision.
  private func movingRecord(
    _ entity: EntityID, in table: EntityTable, _ column: Int, _ body: () throws -> Void
  ) throws {
    let isRemoval = table.isRemovalOfRevision(column)
    guard let endedApart = table.endedApart, table.isParent(column) || isRemoval else {
      return try body()
    }
    let before = try table.parent(of: entity)
    try body()
    let after = try table.parent(of: entity)
    guard before != after || isRemoval else { return }
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
