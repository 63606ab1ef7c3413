package import DuologMerge
import DuologSQLite

extension Replica {
  /// The logs with events here, in the order in which they became known.
  package func heldLogs() throws -> [LogID] {
    try cachedTables().logs.rows.filter(\.isHeld).map(\.id)
  }

  /// Calls `body` with the events of `log`, newest first and one by one, until it returns `false`.
  /// The bytes of an event are valid only during the call.
  ///
  /// - Parameter types: The names of the types to look at; `nil` for all.
  /// - Complexity: O(k) for k events looked at, with one in memory at a time.
  package func forEachEvent(
    of log: LogID, types: Set<String>? = nil,
    _ body: (EventName, ScannedEvent) throws -> Bool
  ) throws {
    let lookups = try cachedTables()
    guard let row = lookups.logs.row(of: log), row.isHeld else { return }
    let keys = try types.map { Set(try $0.compactMap(lookups.names.existingKey)) }
    // Not a cached statement: `body` may search another log.
    let select = try connection.prepare(
      "SELECT key, type, body FROM event WHERE key BETWEEN ? AND ? ORDER BY key DESC")
    select.bind(RowKey.rowIDs(of: row.key), at: 1)
    while try select.step() {
      if let keys, !keys.contains(select.integer(at: 1)) { continue }
      let name = EventName(log, RowKey(rowID: select.integer(at: 0)).sequence)
      let goesOn = try select.withBytes(at: 2) { try body(name, ScannedEvent.scan($0)) }
      guard goesOn else { return }
    }
  }

  /// The entities, with their types, whose identifiers end with `suffix` in their text form; at
  /// most `limit` of them, the newest first.
  ///
  /// - Returns: Nothing if `suffix` is not the end of an identifier, in upper or lower case.
  /// - Complexity: O(n) for n entities, in an index.
  package func entities(
    endingWith suffix: String, limit: Int
  ) throws -> [(id: EntityID, type: String)] {
    guard let (value, mask) = EntityID.lowBits(ofTextEndingWith: suffix) else { return [] }
    let names = try cachedTables().names
    let select = try connection.cached(
      """
      SELECT entity, type FROM event WHERE later = 0 AND (entity & ?1) = ?2
      ORDER BY entity DESC LIMIT ?3
      """)
    select.bind(mask, at: 1)
    select.bind(value, at: 2)
    select.bind(Int64(limit), at: 3)
    defer { select.reset() }
    var found: [(id: EntityID, type: String)] = []
    while try select.step() {
      guard let id = EntityID(rawValue: select.integer(at: 0)) else { continue }
      found.append((id, try names.name(of: select.integer(at: 1))))
    }
    return found
  }

  /// The types of the entities with this identifier: rarely more than one.
  ///
  /// - Complexity: O(log n).
  package func types(of entity: EntityID) throws -> [String] {
    let names = try cachedTables().names
    let select = try connection.cached(
      "SELECT type FROM event WHERE later = 0 AND entity = ? ORDER BY type")
    select.bind(entity.rawValue, at: 1)
    defer { select.reset() }
    var types: [String] = []
    while try select.step() { types.append(try names.name(of: select.integer(at: 0))) }
    return types
  }

  /// The event that created the entity; `nil` if no event of it is held.
  ///
  /// - Complexity: O(log n).
  package func origin(of entity: EntityID, type: String) throws -> StoredEvent? {
    let lookups = try cachedTables()
    guard let key = try lookups.names.existingKey(of: type),
      let origin = try EventTable(connection).origin(of: entity, type: key)
    else { return nil }
    return try event(EventName(try lookups.logs.id(ofKey: origin.log), origin.sequence))
  }
}
