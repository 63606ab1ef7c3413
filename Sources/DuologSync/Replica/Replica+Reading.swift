public import DuologMerge
import DuologSQLite

extension Replica {
  /// The entity with all its fields, or `nil` if no event of it is held.
  public func entity(_ id: EntityID, type: String) throws -> EntityState? {
    try entityReader().entity(id, type: type)
  }

  /// The rows of a type stored as a table, ordered by identifier, without removed ones.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`.
  public func rows(of type: String) throws -> [EntityRow] {
    try rowReader().rows(of: declared(type), where: "t.removed IS NOT 1")
  }

  /// Calls `body` with the rows of a type stored as a table, one by one, so that only one is in
  /// memory at a time. Ordered by identifier, without removed ones.
  ///
  /// `body` reads no rows of the type.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`; what `body`
  ///   throws.
  package func forEachRow(of type: String, _ body: (EntityRow) throws -> Void) throws {
    try rowReader().forEachRow(of: declared(type), where: "t.removed IS NOT 1", body)
  }

  /// The rows of a type stored as a table, ordered by identifier, including removed ones.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`.
  package func rowsWithRemoved(of type: String) throws -> [EntityRow] {
    try rowReader().rows(of: declared(type), where: "TRUE")
  }

  /// One row of a type stored as a table, even if removed; `nil` if there is none.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`.
  public func row(_ id: EntityID, of type: String) throws -> EntityRow? {
    try rowReader().rows(of: declared(type), where: "t.id = ?", [id.rawValue]).first
  }

  /// The rows of a type stored as a table whose `field`, declared as an entity, names `entity`,
  /// without removed ones.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`, and such a
  ///   `field` of it.
  public func rows(
    of type: String, where field: String, is entity: EntityID
  ) throws -> [EntityRow] {
    let declared = try declared(type, field) { $0.kind == .entity }
    return try rowReader().rows(
      of: declared, where: "t.\"\(field)\" = ? AND t.removed IS NOT 1", [entity.rawValue])
  }

  /// The rows of a type stored as a table whose `field`, declared as a day, is one of `days`, without
  /// removed ones.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`, and such a
  ///   `field` of it.
  /// - Complexity: O(n) for n rows of the type; rows of other days are looked at but not read.
  public func rows(
    of type: String, where field: String, in days: ClosedRange<Day>
  ) throws -> [EntityRow] {
    let declared = try declared(type, field) { $0.kind == .day }
    return try rowReader().rows(
      of: declared, where: "t.\"\(field)\" BETWEEN ? AND ? AND t.removed IS NOT 1",
      [Int64(days.lowerBound.number), Int64(days.upperBound.number)])
  }

  /// The rows of a type stored as a table whose `field`, declared as an entity with an index, names
  /// an entity. Ordered by identifier, without removed ones.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`, and such a
  ///   `field` of it.
  /// - Complexity: O(log n + k) for k rows.
  public func rows(of type: String, having field: String) throws -> [EntityRow] {
    let declared = try declared(type, field) { $0.kind == .entity && $0.isIndexed }
    // Identifiers are positive. "IS NOT NULL" would not use the index, and neither would a
    // condition on the rows themselves: since they are ordered by identifier, all would be read.
    let named = "SELECT id FROM \"\(declared.table)\" WHERE \"\(field)\" > 0"
    return try rowReader().rows(of: declared, where: "t.id IN (\(named)) AND t.removed IS NOT 1")
  }

  /// The rows of a type stored as a table whose `field`, declared as text with an index, has none
  /// of `values`. Ordered by identifier, without removed ones.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`, and such a
  ///   `field` of it.
  /// - Complexity: O(v log n + k) for v values and k rows.
  public func rows(
    of type: String, where field: String, isNoneOf values: Set<String>
  ) throws -> [EntityRow] {
    let declared = try declared(type, field) { $0.kind == .text && $0.isIndexed }
    return try rowReader().rows(of: declared, where: field, isNoneOf: values)
  }

  /// The records of a dated type under `parent` in `days`, ordered by identifier, without removed
  /// ones.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type` as dated.
  /// - Complexity: O(log n + k) for k records.
  public func records(
    of type: String, parent: EntityID, days: ClosedRange<Day>
  ) throws -> [EntityRow] {
    let declared = try declared(type)
    guard case .dated = declared.storage else {
      throw ReplicaError.undeclared(type: type, field: nil)
    }
    guard let key = try cachedTables().names.existingKey(of: type) else { return [] }
    return try rowReader().records(
      of: declared, key: key, parent: parent, from: days.lowerBound, to: days.upperBound)
  }

  /// The parents of dated records, or of revisions, that were ended or resumed by someone while
  /// someone else, without having seen it, wrote a record; and those that were revised
  /// concurrently, until a revision has seen both. Ordered by identifier.
  ///
  /// Dated records that have since been removed or moved elsewhere also count.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`, and what ends
  ///   its parents.
  /// - Complexity: O(k) for k parents.
  public func parentsWrittenConcurrently(of type: String) throws -> [EntityID] {
    let lookups = try cachedTables()
    let table = try ConcurrentEndTable(
      declared(type), connection, logs: lookups.logs, names: lookups.names)
    guard let table else { throw ReplicaError.undeclared(type: type, field: nil) }
    return try table.parents()
  }

  /// The number of entities that lack a required field. They are kept, but not shown until it
  /// arrives.
  public func incompleteCount() throws -> Int {
    var count: Int64 = 0
    for type in schema.types {
      guard let isIncomplete = type.isIncomplete else { continue }
      count +=
        try connection.integer("SELECT count(*) FROM \"\(type.table)\" WHERE \(isIncomplete)") ?? 0
    }
    return Int(count)
  }

  /// The event called `name`, or `nil` if it is not held.
  public func event(_ name: EventName) throws -> StoredEvent? {
    let lookups = try cachedTables()
    guard let log = lookups.logs.row(of: name.log),
      log.isHeld, (log.first...log.head).contains(name.sequence)
    else { return nil }
    let key = RowKey(log: log.key, sequence: name.sequence)
    return try lookups.events.withBytes(of: key) { bytes in
      try StoredEvent(name, bytes)
    }
  }

  /// The bytes of the events of a stretch of a log, in order.
  package func eventBytes(of log: LogID, _ range: ClosedRange<Int64>) throws -> [[UInt8]] {
    guard let row = try logTable().row(of: log) else { return [] }
    var events: [[UInt8]] = []
    try EventTable(connection).forEach(ofLog: row.key, in: range) { events.append(Array($1)) }
    return events
  }

  /// The last `limit` events of `log`, newest first; fewer if there are not as many.
  public func lastEvents(of log: LogID, limit: Int) throws -> [StoredEvent] {
    guard let row = try cachedTables().logs.row(of: log), row.isHeld, limit > 0 else {
      return []
    }
    let first = max(row.first, row.head - Int64(min(limit, Int(row.head))) + 1)
    var events: [StoredEvent] = []
    try EventTable(connection).forEach(ofLog: row.key, in: first...row.head) { sequence, bytes in
      events.append(try StoredEvent(EventName(log, sequence), bytes))
    }
    return events.reversed()
  }

  /// The last `limit` events of a log, newest first; `nil` if they have more than `bytes` bytes in
  /// total, in which case they are never all in memory.
  public func lastEvents(of log: LogID, limit: Int, bytes: Int) throws -> [StoredEvent]? {
    guard let row = try cachedTables().logs.row(of: log), row.isHeld, limit > 0 else { return [] }
    let first = max(row.first, row.head - Int64(min(limit, Int(row.head))) + 1)
    var events: [StoredEvent] = []
    var rest = max(bytes, 0)
    do {
      try EventTable(connection).forEach(ofLog: row.key, in: first...row.head) { sequence, event in
        rest -= event.count
        guard rest >= 0 else { throw TooLong() }
        events.append(try StoredEvent(EventName(log, sequence), event))
      }
    } catch is TooLong {
      return nil
    }
    return events.reversed()
  }

  private struct TooLong: Error {}

  /// The last events of all logs, or of the wanted ones, by their authors' clocks, newest first.
  ///
  /// - Parameters:
  ///   - limit: How many events at most.
  ///   - bytes: How many bytes of events to consider in each log. If the last events are larger,
  ///     fewer than `limit` are considered.
  ///   - seen: How far each log is left out.
  ///   - isWanted: Whether to consider a log at all.
  public func recentEvents(
    limit: Int, bytes: Int = .max, after seen: VersionVector = VersionVector(),
    where isWanted: (LogID) throws -> Bool = { _ in true }
  ) throws -> [StoredEvent] {
    guard limit > 0 else { return [] }
    var events: [StoredEvent] = []
    for row in try cachedTables().logs.rows where try row.isHeld && isWanted(row.id) {
      var (count, rest) = (limit, max(bytes, 0))
      let known = seen[row.id]
      try EventTable(connection).forEachNewest(ofLog: row.key) { sequence, bytes in
        count -= 1
        rest -= bytes.count
        guard count >= 0, rest >= 0, sequence > known else { return false }
        events.append(try StoredEvent(EventName(row.id, sequence), bytes))
        return true
      }
    }
    return Array(
      events.sorted { ($0.event.at, $0.name) > ($1.event.at, $1.name) }.prefix(limit))
  }

  /// The events that their authors' clocks dated after `instant`, newest first.
  ///
  /// - Complexity: O(n) for n events.
  public func names(ofEventsAfter instant: Timestamp) throws -> [(name: EventName, at: Timestamp)] {
    let logs = try cachedTables().logs
    let select = try connection.cached("SELECT key, at FROM event WHERE at > ?")
    select.bind(instant.milliseconds, at: 1)
    defer { select.reset() }
    var names: [(name: EventName, at: Timestamp)] = []
    while try select.step() {
      let key = RowKey(rowID: select.integer(at: 0))
      names.append(
        (
          EventName(try logs.id(ofKey: key.log), key.sequence),
          Timestamp(milliseconds: select.integer(at: 1))
        ))
    }
    return names.sorted { ($0.at, $0.name) > ($1.at, $1.name) }
  }

  /// All events of an entity, by their authors' clocks, oldest first.
  public func history(of id: EntityID, type: String) throws -> [StoredEvent] {
    let lookups = try cachedTables()
    guard let key = try lookups.names.existingKey(of: type) else { return [] }
    var events: [StoredEvent] = []
    try lookups.events.forEach(of: id, type: key) { position, bytes in
      let name = EventName(try lookups.logs.id(ofKey: position.log), position.sequence)
      events.append(try StoredEvent(name, bytes))
      return true
    }
    return events.sorted { ($0.event.at, $0.name) < ($1.event.at, $1.name) }
  }

  /// The events of an entity in a range of one log, in no particular order.
  ///
  /// - Complexity: O(log n + k) for k events. Others are not read.
  package func events(
    of id: EntityID, type: String, in log: LogID, _ range: ClosedRange<Int64>
  ) throws -> [StoredEvent] {
    let lookups = try cachedTables()
    guard let key = try lookups.names.existingKey(of: type), let row = lookups.logs.row(of: log)
    else { return [] }
    var events: [StoredEvent] = []
    try lookups.events.forEach(of: id, type: key, inLog: row.key, range) { sequence, bytes in
      events.append(try StoredEvent(EventName(log, sequence), bytes))
    }
    return events
  }

  /// Whether the event that created an entity is the only one of it that is held.
  ///
  /// - Complexity: O(log n); if so, only an index is read.
  package func hasOnlyOrigin(_ id: EntityID) throws -> Bool {
    try !cachedTables().events.hasLater(of: id)
  }

  /// The first events of an entity in one log, in order. Only a few, no matter how much has been
  /// written about the entity.
  ///
  /// - Complexity: O(log n).
  package func firstEvents(
    of id: EntityID, type: String, in log: LogID
  ) throws -> [StoredEvent] {
    let lookups = try cachedTables()
    guard let key = try lookups.names.existingKey(of: type), let row = lookups.logs.row(of: log)
    else { return [] }
    let select = try connection.cached(
      """
      SELECT key, body FROM event
      WHERE entity = ?1 AND type = ?2 AND later = 0 AND key BETWEEN ?3 AND ?4
      UNION ALL
      SELECT key, body FROM (
        SELECT key, type, body FROM event INDEXED BY event_later
        WHERE entity = ?1 AND later = 1 AND key BETWEEN ?3 AND ?4 ORDER BY key LIMIT 16
      ) WHERE type = ?2
      """)
    select.bind(id.rawValue, at: 1)
    select.bind(key, at: 2)
    select.bind(RowKey.rowIDs(of: row.key), at: 3)
    defer { select.reset() }
    var events: [StoredEvent] = []
    while try select.step() {
      let name = EventName(log, RowKey(rowID: select.integer(at: 0)).sequence)
      events.append(try select.withBytes(at: 1) { try StoredEvent(name, $0) })
    }
    return events.sorted { $0.name < $1.name }
  }

  /// Whether any event held has ever set `field` of an entity to `value`, even if it has been
  /// overwritten since.
  ///
  /// - Complexity: O(n) for n events of the entity, looked at one by one.
  package func wasEverSet(
    _ field: String, to value: Scalar, of id: EntityID, type: String
  ) throws -> Bool {
    guard let key = try cachedTables().names.existingKey(of: type) else { return false }
    var wasSet = false
    try EventTable(connection).forEach(of: id, type: key) { _, bytes in
      wasSet = try ScannedEvent.scan(bytes).value(of: field)?.scalar == value
      return !wasSet
    }
    return wasSet
  }

  /// Whether the event called `name` created the entity.
  public func isOrigin(_ name: EventName, of entity: EntityID, type: String) throws -> Bool {
    let lookups = try cachedTables()
    guard let key = try lookups.names.existingKey(of: type),
      let origin = try lookups.events.origin(of: entity, type: key)
    else { return false }
    return try lookups.logs.id(ofKey: origin.log) == name.log && origin.sequence == name.sequence
  }

  /// Whether the author of `later` had seen `earlier`.
  public func happenedBefore(_ earlier: EventName, _ later: EventName) throws -> Bool {
    let logs = try cachedTables().logs
    guard logs.row(of: earlier.log) != nil, logs.row(of: later.log) != nil else { return false }
    return try ContextTable(connection, logs: logs).happenedBefore(earlier, later)
  }

  /// What the author of the newest event held of `log` had seen, including `log` itself.
  public func vector(seenBy log: LogID) throws -> VersionVector {
    let logs = try cachedTables().logs
    guard let row = logs.row(of: log) else { return VersionVector() }
    var vector = try ContextTable(connection, logs: logs).context(of: row, at: row.head)
    if row.head > 0 { vector[log] = row.head }
    return vector
  }

  private func entityReader() throws -> EntityReader {
    EntityReader(connection, try cachedTables())
  }

  private func rowReader() throws -> RowReader {
    RowReader(connection, logs: try cachedTables().logs)
  }

  /// The declaration of `type`.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)``.
  func declared(_ type: String) throws(ReplicaError) -> EntityType {
    guard let declared = schema.type(named: type) else {
      throw .undeclared(type: type, field: nil)
    }
    return declared
  }

  /// The declaration of `type`, which has `field`, as one that `isFitting`.
  func declared(
    _ type: String, _ field: String, as isFitting: (EntityType.Field) -> Bool
  ) throws(ReplicaError) -> EntityType {
    let declared = try declared(type)
    guard declared.fields.contains(where: { $0.name == field && isFitting($0) }) else {
      throw .undeclared(type: type, field: field)
    }
    return declared
  }
}
