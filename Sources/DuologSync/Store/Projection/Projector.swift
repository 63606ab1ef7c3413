import DuologMerge
import DuologSQLite

/// Updates the projection with each event, within one transaction.
///
/// Invariant: the projection is a pure function of the set of events applied. It does not depend on
/// the order in which the events of different logs arrive.
final class Projector {
  let connection: Connection
  let names: NameTable
  let logs: LogTable
  let events: EventTable
  let contexts: ContextTable
  let registers: RegisterTable
  let dated: DatedTable
  let schema: EntitySchema
  private let concurrentEnds: [ConcurrentEndTable]
  private var tables: [Int64: EntityTable?] = [:]
  /// The last result of ``table(ofType:)``: most events in a row are of one type.
  private var lastTable: (type: Int64, table: EntityTable?)?
  /// Events that are not stored yet.
  var batch = InsertBatch()
  /// Events that are stored but not projected yet.
  var pending = PendingProjection()

  init(_ connection: Connection, schema: EntitySchema, logs: LogTable, names: NameTable) {
    self.connection = connection
    self.schema = schema
    self.logs = logs
    self.names = names
    events = EventTable(connection)
    contexts = ContextTable(connection, logs: logs)
    registers = RegisterTable(connection, logs: logs)
    dated = DatedTable(connection)
    concurrentEnds = schema.types.compactMap {
      ConcurrentEndTable($0, connection, logs: logs, names: names)
    }
  }

  /// Stores an event and projects it, at the latest when ``catchUp()`` is called, which must come
  /// last.
  func apply(_ event: ScannedEvent, _ bytes: UnsafeRawBufferPointer, at key: RowKey) throws {
    let type = try names.key(ofType: event.type)
    let place = try place(of: event, type: type)
    let isLater = isLikelyLater(event, at: place)
    if bytes.count > InsertBatch.eventBytes { try storeBatch() }
    batch.append(
      EventColumns(key: key, of: event, type: type), isLater: isLater, place, bytes)
    if batch.isFull || bytes.count > InsertBatch.eventBytes { try storeBatch() }
    if pending.isFull { try catchUp() }
  }

  /// Stores an event without projecting it, because the projection will be rebuilt.
  func store(_ event: ScannedEvent, _ bytes: UnsafeRawBufferPointer, at key: RowKey) throws {
    let columns = EventColumns(key: key, of: event, type: try names.key(ofType: event.type))
    if try events.insert(columns, isLater: false, bytes) { return }
    guard try events.insert(columns, isLater: true, bytes) else {
      throw ReplicaError.corrupt("event \(key.sequence) of a log is already stored")
    }
  }

  /// Projects an event that is already stored, as the origin of its entity or as a later one, at
  /// the latest when ``catchUp()`` is called.
  func reapply(
    _ event: ScannedEvent, _ bytes: UnsafeRawBufferPointer, at key: RowKey, isLater: Bool
  ) throws {
    let type = try names.key(ofType: event.type)
    let columns = EventColumns(key: key, of: event, type: type)
    if isLater {
      pending.append(edit: columns, bytes)
    } else if let record = try DatedTable.Entry(columns, place(of: event, type: type)) {
      pending.append(record)
    } else {
      try begin(event, columns)
    }
    if pending.isFull { try catchUp() }
  }

  private func place(of event: ScannedEvent, type: Int64) throws -> EntityTable.Place {
    try table(ofType: type)?.place(of: event) ?? EntityTable.Place()
  }

  /// Whether the entity's identifier is an hour older than the event, so that it is hardly the
  /// first event. It is then stored as a later one, and becomes the origin if there turns out to be
  /// none. The result is the same either way.
  ///
  /// An identifier that follows from another app's file says nothing of a time, but such a record's
  /// first event gives its parent and its day, and hardly another event gives both.
  private func isLikelyLater(_ event: ScannedEvent, at place: EntityTable.Place) -> Bool {
    place.day == nil && event.entity.time.milliseconds < event.at.milliseconds - 3_600_000
  }

  /// The table of the type with that key, or `nil` if this program does not know the type.
  func table(ofType key: Int64) throws -> EntityTable? {
    if let lastTable, lastTable.type == key { return lastTable.table }
    let table = try tables[key] ?? makeTable(ofType: key)
    tables[key] = .some(table)
    lastTable = (key, table)
    return table
  }

  private func makeTable(ofType key: Int64) throws -> EntityTable? {
    schema.type(named: try names.name(of: key)).map { type in
      EntityTable(type, connection, concurrentEnds: concurrentEnds.first { $0.type == type })
    }
  }
}

// MARK: - The first event of an entity

extension Projector {
  /// Projects the origin of an entity, unless it is a dated record that is read from the log.
  func begin(_ event: ScannedEvent, _ columns: EventColumns) throws {
    guard let table = try table(ofType: columns.type) else { return }
    try table.insert(event.entity, origin: event, at: columns.key)
    if let concurrentEnds = table.concurrentEnds, let parent = try table.parent(of: event.entity) {
      try concurrentEnds.note(columns.key, under: parent)
    }
  }
}

// MARK: - Every other event of an entity

extension Projector {
  /// Merges an event that is stored as a later one. Makes it the origin if its entity has none
  /// according to `stored`. Returns the entity's origin.
  ///
  /// Fields are left out of which `isOverwritten` says that a later event of the same log, to be
  /// merged next, writes them: that event has seen this one and everything that this one has seen,
  /// so the surviving writes are the same.
  func merge(
    _ event: ScannedEvent, _ columns: EventColumns, into stored: RowKey?,
    isOverwritten: (UnsafeRawBufferPointer) -> Bool
  ) throws -> RowKey {
    let (entity, type, key) = (columns.entity, columns.type, columns.key)
    let table = try table(ofType: type)
    guard let stored else {
      try becomeOrigin(event, columns, table)
      return key
    }
    if let table, table.isDated, try !table.contains(entity) {
      try events.withBytes(of: stored) { bytes in
        try table.insert(entity, origin: ScannedEvent.scan(bytes), at: stored)
      }
    }
    let arrived = try origin(key, at: columns.at)
    let origin = try electOrigin(
      of: entity, type: type, against: stored, arrived: arrived, table: table)
    for (name, value) in event.fields where !isOverwritten(name) {
      let field = try names.key(ofField: name, type: type)
      // Usually a write has seen the only other one.
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
    return origin
  }

  private func becomeOrigin(
    _ event: ScannedEvent, _ columns: EventColumns, _ table: EntityTable?
  ) throws {
    try events.set(isLater: false, columns.key)
    guard let record = DatedTable.Entry(columns, table?.place(of: event)) else {
      return try begin(event, columns)
    }
    try dated.insert(record)
    try table?.concurrentEnds?.note(record.key, under: record.parent)
  }

  /// Replaces the surviving writes `before` of a field with `after`. An empty list means that the
  /// origin's write is the only one. `isConflict` says whether they have different values.
  func replaceSurvivors(
    _ before: [Write], by after: [Write], isConflict: Bool = false, of entity: EntityID,
    field: Int64
  ) throws {
    if before == after { return }
    try registers.replace(before, by: after, isConflict: isConflict, of: entity, field: field)
    try noteChange(of: entity, field: field)
  }

  /// Records that the surviving writes of a field have changed.
  private func noteChange(of entity: EntityID, field: Int64) throws {
    for table in concurrentEnds where try table.endField == field { try table.refresh(entity) }
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
    let survivors = register.survivors == [origin.write] ? [] : register.survivors
    let isConflict =
      try survivors != stored && haveDifferentValues(survivors, arrived: (write, written))
    try replaceSurvivors(stored, by: survivors, isConflict: isConflict, of: entity, field: field)
    if let table, let column = table.field(named: written.name), let shown = register.shown,
      shown != shownBefore || origin.write == write
    {
      try show(shown, arrived: (write, written.value), in: table, entity, column)
    }
  }

  /// How many writes to compare. If more survive, they count as different.
  private static let compared = 16

  private func haveDifferentValues(
    _ survivors: [Write],
    arrived: (write: Write, field: (name: UnsafeRawBufferPointer, value: RawScalar))
  ) throws -> Bool {
    guard let first = survivors.first, survivors.count > 1 else { return false }
    if survivors.count > Projector.compared { return true }
    func value(of write: Write) throws -> Scalar? {
      if write == arrived.write { return arrived.field.value.scalar }
      let key = RowKey(log: try logs.key(of: write.name.log), sequence: write.name.sequence)
      return try events.withBytes(of: key) {
        try ScannedEvent.scan($0).value(of: arrived.field.name)?.scalar
      }
    }
    let one = try value(of: first)
    return try survivors.dropFirst().contains { try value(of: $0) != one }
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

  /// Runs `body`, which may change the parent of a record, or remove a revision.
  private func movingRecord(
    _ entity: EntityID, in table: EntityTable, _ column: Int, _ body: () throws -> Void
  ) throws {
    let isRemoval = table.isRemovalOfRevision(column)
    guard let concurrentEnds = table.concurrentEnds, table.isParent(column) || isRemoval else {
      return try body()
    }
    let before = try table.parent(of: entity)
    try body()
    let after = try table.parent(of: entity)
    guard before != after || isRemoval else { return }
    for parent in [before, after].compactMap({ $0 }) { try concurrentEnds.refresh(parent) }
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
