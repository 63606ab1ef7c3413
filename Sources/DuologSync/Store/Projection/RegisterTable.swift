import DuologMerge
import DuologSQLite

/// The stored multi-value registers.
struct RegisterTable {
  private let connection: Connection
  private let logs: LogTable
  private let rowSelection: LazyStatement
  private let rowInsertion: LazyStatement
  private let rowDeletion: LazyStatement
  private let rowsSelection: LazyStatement
  private let survivorSelection: LazyStatement

  init(_ connection: Connection, logs: LogTable) {
    self.connection = connection
    self.logs = logs
    rowSelection = LazyStatement(
      "SELECT log, seq FROM register WHERE entity = ? AND field = ? LIMIT 2", on: connection)
    rowInsertion = LazyStatement(
      "INSERT INTO register (entity, field, log, seq) VALUES (?, ?, ?, ?)", on: connection)
    rowDeletion = LazyStatement(
      "DELETE FROM register WHERE entity = ? AND field = ? AND log = ? AND seq = ?",
      on: connection)
    rowsSelection = LazyStatement(
      "SELECT log, seq FROM register WHERE entity = ? AND field = ?", on: connection)
    survivorSelection = LazyStatement(
      """
      SELECT register.log, register.seq, event.at
      FROM register JOIN event ON \(RowKey.join("register"))
      WHERE register.entity = ? AND register.field = ?
      """, on: connection)
  }

  /// Replaces the only surviving write of a field with the write of event `key`, if `hasSeen` says
  /// that the event has seen it. `origin` is the entity's origin; if no write is stored, the
  /// origin's write, if any, is the survivor.
  ///
  /// Does nothing and returns `false` if there are several survivors, or one that was not seen. The
  /// register must then be merged.
  func replaceOnly(
    origin: RowKey, by key: RowKey, of entity: EntityID, field: Int64,
    ifSeen hasSeen: (RowKey) throws -> Bool
  ) throws -> Bool {
    let stored = try onlyRow(of: entity, field: field)
    guard stored.count <= 1, try hasSeen(stored.row ?? origin) else { return false }
    if let row = stored.row { try run(rowDeletion.get(), entity, field, row) }
    try run(rowInsertion.get(), entity, field, key)
    return true
  }

  private func run(
    _ statement: Statement, _ entity: EntityID, _ field: Int64, _ row: RowKey
  ) throws {
    statement.bind(entity.rawValue, at: 1)
    statement.bind(field, at: 2)
    statement.bind(row.log, at: 3)
    statement.bind(row.sequence, at: 4)
    try statement.runKeepingParameters()
  }

  /// The first row of a field, and how many rows there are: 0, 1, or 2 for two or more.
  private func onlyRow(of entity: EntityID, field: Int64) throws -> (row: RowKey?, count: Int) {
    let select = try rowSelection.get()
    select.bind(entity.rawValue, at: 1)
    select.bind(field, at: 2)
    defer { select.rewind() }
    guard try select.step() else { return (nil, 0) }
    let row = RowKey(log: select.integer(at: 0), sequence: select.integer(at: 1))
    return (row, try select.step() ? 2 : 1)
  }

  /// The positions of the surviving writes of a field; empty if only the entity's origin may have
  /// written it.
  func rows(of entity: EntityID, field: Int64) throws -> [RowKey] {
    let select = try rowsSelection.get()
    select.bind(entity.rawValue, at: 1)
    select.bind(field, at: 2)
    defer { select.rewind() }
    var rows: [RowKey] = []
    while try select.step() {
      rows.append(RowKey(log: select.integer(at: 0), sequence: select.integer(at: 1)))
    }
    return rows
  }

  /// The surviving writes of a field; empty if only the entity's origin may have written it.
  func survivors(of entity: EntityID, field: Int64) throws -> [Write] {
    let select = try survivorSelection.get()
    select.bind(entity.rawValue, at: 1)
    select.bind(field, at: 2)
    defer { select.rewind() }
    var writes: [Write] = []
    while try select.step() {
      writes.append(
        Write(
          name: EventName(try logs.id(ofKey: select.integer(at: 0)), select.integer(at: 1)),
          at: Timestamp(milliseconds: select.integer(at: 2))))
    }
    return writes
  }

  /// Replaces the surviving writes `before` of a field with `after`. An empty list means that the
  /// origin's write is the only one. `isConflict` says whether they have different values.
  func replace(
    _ before: [Write], by after: [Write], isConflict: Bool, of entity: EntityID, field: Int64
  ) throws {
    for write in before where !after.contains(write) {
      try run(rowDeletion.get(), entity, field, row(of: write))
    }
    for write in after where !before.contains(write) {
      try run(rowInsertion.get(), entity, field, row(of: write))
    }
    if isConflict {
      try note("INSERT OR IGNORE INTO conflict (entity, field) VALUES (?, ?)", entity, field)
    } else if before.count > 1 {
      try note("DELETE FROM conflict WHERE entity = ? AND field = ?", entity, field)
    }
  }

  private func row(of write: Write) throws -> RowKey {
    RowKey(log: try logs.key(of: write.name.log), sequence: write.name.sequence)
  }

  private func note(_ sql: String, _ entity: EntityID, _ field: Int64) throws {
    let statement = try connection.cached(sql)
    statement.bind(entity.rawValue, at: 1)
    statement.bind(field, at: 2)
    try statement.run()
  }
}
