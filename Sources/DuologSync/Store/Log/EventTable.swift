import DuologMerge
import DuologSQLite

/// The parts of an event that queries need, extracted from its bytes.
struct EventColumns {
  let key: RowKey
  let at: Timestamp
  let type: Int64
  let entity: EntityID

  /// The columns of `event`, which is at `key`.
  init(key: RowKey, of event: ScannedEvent, type: Int64) {
    self.key = key
    at = event.at
    self.type = type
    entity = event.entity
  }
}

/// The table with the log: every event's exact bytes.
struct EventTable {
  private let connection: Connection
  private let insertion: LazyStatement
  private let manyInsertion: LazyStatement
  private let originSelection: LazyStatement
  private let laterSelection: LazyStatement
  private let bodySelection: LazyStatement

  init(_ connection: Connection) {
    self.connection = connection
    insertion = LazyStatement(EventTable.insertion(rows: 1), on: connection)
    manyInsertion = LazyStatement(EventTable.insertion(rows: InsertBatch.size), on: connection)
    originSelection = LazyStatement(
      "SELECT key FROM event WHERE entity = ? AND type = ? AND later = 0", on: connection)
    laterSelection = LazyStatement(
      "SELECT 1 FROM event WHERE entity = ? AND later = 1 LIMIT 1", on: connection)
    bodySelection = LazyStatement("SELECT body FROM event WHERE key = ?", on: connection)
  }

  private static func insertion(rows: Int) -> String {
    let row = "(?, ?, ?, ?, ?, ?)"
    return "INSERT OR IGNORE INTO event (key, at, type, entity, later, body) VALUES "
      + String(repeating: row + ", ", count: rows - 1) + row
  }

  /// Stores `event`, either as a later event of its entity or as the origin. If the entity already
  /// has an origin, storing another returns `false` and stores nothing.
  ///
  /// The partial unique index decides this while descending the tree for the insert
  /// (https://sqlite.org/partialindex.html#unique_partial_indexes).
  func insert(
    _ event: EventColumns, isLater: Bool, _ bytes: UnsafeRawBufferPointer
  ) throws -> Bool {
    let insert = try insertion.get()
    bind(event, isLater: isLater, bytes, to: insert, after: 0)
    try insert.runKeepingParameters()
    return connection.changes == 1
  }

  /// Stores the events of a full batch in one statement, each like ``insert(_:isLater:_:)``.
  /// Returns whether all were stored; ``holds(_:)`` tells which ones were.
  func insert(_ batch: InsertBatch) throws -> Bool {
    let insert = try manyInsertion.get()
    return try batch.withBytes { bytes in
      var parameter: Int32 = 0
      for entry in batch.entries {
        bind(entry.columns, isLater: entry.isLater, bytes(entry), to: insert, after: parameter)
        parameter += 6
      }
      try insert.runKeepingParameters()
      return connection.changes == batch.entries.count
    }
  }

  /// Whether the event at `key` is stored.
  func holds(_ key: RowKey) throws -> Bool {
    let select = try bodySelection.get()
    select.bind(key.rowID, at: 1)
    defer { select.rewind() }
    return try select.step()
  }

  private func bind(
    _ event: EventColumns, isLater: Bool, _ bytes: UnsafeRawBufferPointer, to insert: Statement,
    after parameter: Int32
  ) {
    insert.bind(event.key.rowID, at: parameter + 1)
    insert.bind(event.at.milliseconds, at: parameter + 2)
    insert.bind(event.type, at: parameter + 3)
    insert.bind(event.entity.rawValue, at: parameter + 4)
    insert.bind(isLater ? Int64(1) : 0, at: parameter + 5)
    insert.bind(text: bytes, at: parameter + 6)
  }

  /// The origin of an entity, or `nil` if no event of it is held. Reads an index, and the page of the
  /// event: to SQLite, an index lacks the columns in its own condition.
  func origin(of entity: EntityID, type: Int64) throws -> RowKey? {
    let select = try originSelection.get()
    select.bind(entity.rawValue, at: 1)
    select.bind(type, at: 2)
    defer { select.rewind() }
    guard try select.step() else { return nil }
    return RowKey(rowID: select.integer(at: 0))
  }

  /// Whether an entity, of whatever type, has an event that is not its origin. If not, only an index
  /// is read.
  func hasLater(of entity: EntityID) throws -> Bool {
    let select = try laterSelection.get()
    select.bind(entity.rawValue, at: 1)
    defer { select.rewind() }
    return try select.step()
  }

  /// The wall clock of the event at `key`.
  ///
  /// - Throws: `ReplicaError.corrupt` if the event is not held.
  func time(of key: RowKey) throws -> Timestamp {
    let select = try connection.cached("SELECT at FROM event WHERE key = ?")
    select.bind(key.rowID, at: 1)
    defer { select.reset() }
    guard try select.step() else {
      throw ReplicaError.corrupt("event \(key.sequence) of a log is missing")
    }
    return Timestamp(milliseconds: select.integer(at: 0))
  }

  /// Calls `body` with the position and the exact bytes of each event of an entity, in no particular
  /// order, until it returns `false`. The bytes are valid only during the call.
  ///
  /// - Complexity: O(n) for n events of the entity.
  func forEach(
    of entity: EntityID, type: Int64, _ body: (RowKey, UnsafeRawBufferPointer) throws -> Bool
  ) throws {
    let select = try connection.cached(EventTable.allOfEntity)
    select.bind(entity.rawValue, at: 1)
    select.bind(type, at: 2)
    defer { select.reset() }
    while try select.step() {
      let key = RowKey(rowID: select.integer(at: 0))
      guard try select.withBytes(at: 1, { try body(key, $0) }) else { return }
    }
  }

  /// Calls `body` with the number and the exact bytes of each event of an entity in `range` of a log,
  /// in no particular order. The bytes are valid only during the call.
  func forEach(
    of entity: EntityID, type: Int64, inLog log: Int64, _ range: ClosedRange<Int64>,
    _ body: (Int64, UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let select = try connection.cached(EventTable.ofEntityInLog)
    select.bind(entity.rawValue, at: 1)
    select.bind(type, at: 2)
    select.bind(RowKey.rowIDs(of: log, range), at: 3)
    defer { select.reset() }
    while try select.step() {
      let sequence = RowKey(rowID: select.integer(at: 0)).sequence
      try select.withBytes(at: 1) { try body(sequence, $0) }
    }
  }

  private static let allOfEntity = selection("key, body")
  private static let ofEntityInLog = selection("key, body", and: "key BETWEEN ?3 AND ?4")

  /// Selects events of the entity `?1` of type `?2`: the origin and the later ones are each in an
  /// index of their own.
  private static func selection(_ columns: String, and condition: String = "TRUE") -> String {
    ["0", "1"].map {
      "SELECT \(columns) FROM event WHERE entity = ?1 AND type = ?2 AND later = \($0) AND \(condition)"
    }.joined(separator: " UNION ALL ")
  }

  /// Whether a log holds an event of the entity before the one at `key`.
  func hasEarlier(than key: RowKey, of entity: EntityID, type: Int64) throws -> Bool {
    let select = try connection.cached(
      EventTable.selection("1", and: "key BETWEEN ?3 AND ?4 - 1") + " LIMIT 1")
    select.bind(entity.rawValue, at: 1)
    select.bind(type, at: 2)
    select.bind(RowKey(log: key.log, sequence: 0).rowID, at: 3)
    select.bind(key.rowID, at: 4)
    defer { select.reset() }
    return try select.step()
  }

  /// The first event of an entity in each log, in no particular order.
  func firsts(of entity: EntityID, type: Int64) throws -> [(key: RowKey, at: Timestamp)] {
    let select = try connection.cached(
      "SELECT min(key), at FROM (\(EventTable.selection("key, at"))) GROUP BY key >> 40")
    select.bind(entity.rawValue, at: 1)
    select.bind(type, at: 2)
    defer { select.reset() }
    var events: [(key: RowKey, at: Timestamp)] = []
    while try select.step() {
      events.append(
        (
          RowKey(rowID: select.integer(at: 0)),
          Timestamp(milliseconds: select.integer(at: 1))
        ))
    }
    return events
  }

  /// Turns an origin into a later event, or a later event into the origin of its entity, which must
  /// have none.
  func set(isLater: Bool, _ key: RowKey) throws {
    let update = try connection.cached("UPDATE event SET later = ? WHERE key = ?")
    update.bind(isLater ? 1 : 0, at: 1)
    update.bind(key.rowID, at: 2)
    try update.run()
  }

  /// Moves the events of `log` from number `first` on to the log `other`, where they keep their
  /// numbers.
  func move(ofLog log: Int64, from first: Int64, to other: Int64) throws {
    let update = try connection.cached(
      "UPDATE OR REPLACE event SET key = key + ?1 WHERE key BETWEEN ?2 AND ?3")
    let rows = RowKey.rowIDs(of: log, first...Int64.max)
    update.bind(RowKey(log: other, sequence: first).rowID - rows.lowerBound, at: 1)
    update.bind(rows, at: 2)
    try update.run()
  }

  /// Removes the events of `log` from number `first` on.
  func remove(ofLog log: Int64, from first: Int64) throws {
    let delete = try connection.cached("DELETE FROM event WHERE key BETWEEN ? AND ?")
    delete.bind(RowKey.rowIDs(of: log, first...Int64.max), at: 1)
    try delete.run()
  }

  /// Calls `body` with an event's exact bytes, which are valid only during the call.
  ///
  /// - Throws: `ReplicaError.corrupt` if the event is not held.
  func withBytes<R>(of key: RowKey, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
    let select = try bodySelection.get()
    select.bind(key.rowID, at: 1)
    defer { select.rewind() }
    guard try select.step() else {
      throw ReplicaError.corrupt("event \(key.sequence) of a log is missing")
    }
    return try select.withBytes(at: 0, body)
  }

  /// Calls `body` with the sequence number and the bytes of each event of a log, last one first,
  /// until it returns `false`. The bytes are valid only during the call.
  func forEachNewest(
    ofLog log: Int64, _ body: (Int64, UnsafeRawBufferPointer) throws -> Bool
  ) throws {
    let select = try connection.cached(
      "SELECT key, body FROM event WHERE key BETWEEN ? AND ? ORDER BY key DESC")
    select.bind(RowKey.rowIDs(of: log), at: 1)
    defer { select.reset() }
    while try select.step() {
      let sequence = RowKey(rowID: select.integer(at: 0)).sequence
      guard try select.withBytes(at: 1, { try body(sequence, $0) }) else { return }
    }
  }

  /// Calls `body` with the sequence number and the bytes of each event of a log in `range`, in
  /// order. The bytes are valid only during the call.
  func forEach(
    ofLog log: Int64, in range: ClosedRange<Int64>,
    _ body: (Int64, UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let select = try connection.cached(
      "SELECT key, body FROM event WHERE key BETWEEN ? AND ? ORDER BY key")
    select.bind(RowKey.rowIDs(of: log, range), at: 1)
    defer { select.reset() }
    while try select.step() {
      let sequence = RowKey(rowID: select.integer(at: 0)).sequence
      try select.withBytes(at: 1) { try body(sequence, $0) }
    }
  }
}
