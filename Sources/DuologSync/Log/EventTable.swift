import DuologMerge
import DuologSQLite

/// Where an event stands, by local keys.
struct RowKey: Hashable {
  let log: Int64
  let sequence: Int64
}

/// What queries need to know of an event, lifted out of its bytes.
struct EventColumns {
  let key: RowKey
  let at: Timestamp
  let type: Int64
  let entity: EntityID
  let parent: Int64?
  let day: Int64?

  /// What to know of `event`, which stands at `key`.
  init(key: RowKey, of event: ScannedEvent, type: Int64, place: EntityTable.Place? = nil) {
    self.key = key
    at = event.at
    self.type = type
    entity = event.entity
    parent = place?.parent?.rawValue
    day = place?.day.map { Int64($0.number) }
  }
}

/// The table that holds the log: every event's exact bytes.
struct EventTable {
  private let connection: Connection
  private let originInsertion: HeldStatement
  private let originsInsertion: HeldStatement
  private let laterInsertion: HeldStatement
  private let originSelection: HeldStatement
  private let bodySelection: HeldStatement

  init(_ connection: Connection) {
    self.connection = connection
    let insertion =
      "INSERT OR IGNORE INTO event (log, seq, at, type, entity, later, parent, day, body) VALUES "
    let row = "(?, ?, ?, ?, ?, 0, ?, ?, ?)"
    originInsertion = HeldStatement(insertion + row, on: connection)
    originsInsertion = HeldStatement(
      insertion + String(repeating: row + ", ", count: RecordBatch.size - 1) + row,
      on: connection)
    laterInsertion = HeldStatement(
      "INSERT INTO event (log, seq, at, type, entity, later, body) VALUES (?, ?, ?, ?, ?, 1, ?)",
      on: connection)
    originSelection = HeldStatement(
      "SELECT log, seq FROM event WHERE entity = ? AND type = ? AND later = 0", on: connection)
    bodySelection = HeldStatement(
      "SELECT body FROM event WHERE log = ? AND seq = ?", on: connection)
  }

  /// Stores `event` as the origin of its entity; stores nothing and returns `false` if the entity
  /// has an origin already.
  ///
  /// The partial unique index decides it in the same descent of the tree that inserts
  /// (https://sqlite.org/partialindex.html#unique_partial_indexes).
  func insertOrigin(_ event: EventColumns, _ bytes: UnsafeRawBufferPointer) throws -> Bool {
    let insert = try originInsertion.get()
    bindOrigin(event, bytes, to: insert, after: 0)
    try insert.runKeepingParameters()
    return connection.changes == 1
  }

  /// Stores the events of a full batch as ``insertOrigin(_:_:)`` does each, in one statement.
  /// Returns whether all were stored; ``holds(_:)`` tells which ones.
  func insertOrigins(_ batch: RecordBatch) throws -> Bool {
    let insert = try originsInsertion.get()
    return try batch.withBytes { bytes in
      var parameter: Int32 = 0
      for entry in batch.entries {
        bindOrigin(entry.columns, bytes(entry), to: insert, after: parameter)
        parameter += 8
      }
      try insert.runKeepingParameters()
      return connection.changes == batch.entries.count
    }
  }

  /// Whether the event at `key` is stored.
  func holds(_ key: RowKey) throws -> Bool {
    let select = try bodySelection.get()
    select.bind(key.log, at: 1)
    select.bind(key.sequence, at: 2)
    defer { select.rewind() }
    return try select.step()
  }

  /// Stores `event`, which writes to an entity that has an origin.
  func insertLater(_ event: EventColumns, _ bytes: UnsafeRawBufferPointer) throws {
    let insert = try laterInsertion.get()
    bind(event, to: insert, after: 0)
    insert.bind(text: bytes, at: 6)
    try insert.runKeepingParameters()
  }

  private func bind(_ event: EventColumns, to insert: Statement, after parameter: Int32) {
    insert.bind(event.key.log, at: parameter + 1)
    insert.bind(event.key.sequence, at: parameter + 2)
    insert.bind(event.at.milliseconds, at: parameter + 3)
    insert.bind(event.type, at: parameter + 4)
    insert.bind(event.entity.rawValue, at: parameter + 5)
  }

  private func bindOrigin(
    _ event: EventColumns, _ bytes: UnsafeRawBufferPointer, to insert: Statement,
    after parameter: Int32
  ) {
    bind(event, to: insert, after: parameter)
    insert.bind(event.parent, at: parameter + 6)
    insert.bind(event.day, at: parameter + 7)
    insert.bind(text: bytes, at: parameter + 8)
  }

  /// The origin of an entity, or `nil` if no event of it is held. An index alone tells.
  func origin(of entity: EntityID, type: Int64) throws -> RowKey? {
    let select = try originSelection.get()
    select.bind(entity.rawValue, at: 1)
    select.bind(type, at: 2)
    defer { select.rewind() }
    guard try select.step() else { return nil }
    return RowKey(log: select.integer(at: 0), sequence: select.integer(at: 1))
  }

  /// The wall clock of the event at `key`.
  ///
  /// - Throws: `ReplicaError.corrupt` if the event is not held.
  func time(of key: RowKey) throws -> Timestamp {
    let select = try connection.cached("SELECT at FROM event WHERE log = ? AND seq = ?")
    select.bind(key.log, at: 1)
    select.bind(key.sequence, at: 2)
    defer { select.reset() }
    guard try select.step() else {
      throw ReplicaError.corrupt("event \(key.sequence) of a log is missing")
    }
    return Timestamp(milliseconds: select.integer(at: 0))
  }

  /// Whether a log holds an event of the entity before the one at `key`.
  func hasEarlier(than key: RowKey, of entity: EntityID, type: Int64) throws -> Bool {
    let select = try connection.cached(
      """
      SELECT 1 FROM event WHERE entity = ?1 AND type = ?2 AND later = 0 AND log = ?3 AND seq < ?4
      UNION ALL
      SELECT 1 FROM event WHERE entity = ?1 AND type = ?2 AND later = 1 AND log = ?3 AND seq < ?4
      LIMIT 1
      """)
    select.bind(entity.rawValue, at: 1)
    select.bind(type, at: 2)
    select.bind(key.log, at: 3)
    select.bind(key.sequence, at: 4)
    defer { select.reset() }
    return try select.step()
  }

  /// The first event of an entity in each log, in no particular order.
  func firsts(of entity: EntityID, type: Int64) throws -> [(key: RowKey, at: Timestamp)] {
    let select = try connection.cached(
      """
      SELECT log, min(seq), at FROM (
        SELECT log, seq, at FROM event WHERE entity = ?1 AND type = ?2 AND later = 0
        UNION ALL
        SELECT log, seq, at FROM event WHERE entity = ?1 AND type = ?2 AND later = 1
      ) GROUP BY log
      """)
    select.bind(entity.rawValue, at: 1)
    select.bind(type, at: 2)
    defer { select.reset() }
    var events: [(key: RowKey, at: Timestamp)] = []
    while try select.step() {
      events.append(
        (
          RowKey(log: select.integer(at: 0), sequence: select.integer(at: 1)),
          Timestamp(milliseconds: select.integer(at: 2))
        ))
    }
    return events
  }

  /// Makes an origin a later event.
  func demote(_ key: RowKey) throws {
    let update = try connection.cached(
      "UPDATE event SET later = 1, parent = NULL, day = NULL WHERE log = ? AND seq = ?")
    update.bind(key.log, at: 1)
    update.bind(key.sequence, at: 2)
    try update.run()
  }

  /// Makes a later event the origin of its entity, which must have none.
  func promote(_ key: RowKey, parent: EntityID?, day: Day?) throws {
    let update = try connection.cached(
      "UPDATE event SET later = 0, parent = ?, day = ? WHERE log = ? AND seq = ?")
    update.bind(parent?.rawValue, at: 1)
    update.bind(day.map { Int64($0.number) }, at: 2)
    update.bind(key.log, at: 3)
    update.bind(key.sequence, at: 4)
    try update.run()
  }

  /// Calls `body` with an event's exact bytes, which are valid during the call only.
  ///
  /// - Throws: `ReplicaError.corrupt` if the event is not held.
  func withBytes<R>(of key: RowKey, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
    let select = try bodySelection.get()
    select.bind(key.log, at: 1)
    select.bind(key.sequence, at: 2)
    defer { select.rewind() }
    guard try select.step() else {
      throw ReplicaError.corrupt("event \(key.sequence) of a log is missing")
    }
    return try select.withBytes(at: 0, body)
  }

  /// Calls `body` with each event of a log in `range`, in order: its sequence number and its bytes,
  /// which are valid during the call only.
  func forEach(
    ofLog log: Int64, in range: ClosedRange<Int64>,
    _ body: (Int64, UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let select = try connection.cached(
      "SELECT seq, body FROM event WHERE log = ? AND seq BETWEEN ? AND ? ORDER BY seq")
    select.bind(log, at: 1)
    select.bind(range.lowerBound, at: 2)
    select.bind(range.upperBound, at: 3)
    defer { select.reset() }
    while try select.step() {
      let sequence = select.integer(at: 0)
      try select.withBytes(at: 1) { try body(sequence, $0) }
    }
  }
}
