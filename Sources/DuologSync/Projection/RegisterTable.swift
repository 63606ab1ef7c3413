import DuologMerge
import DuologSQLite

/// The stored multi-value registers.
struct RegisterTable {
  private let connection: Connection
  private let logs: LogTable

  init(_ connection: Connection, logs: LogTable) {
    self.connection = connection
    self.logs = logs
  }

  /// The surviving writes of a field, or none where only the entity's origin may have written it.
  func survivors(of entity: EntityID, field: Int64) throws -> [Write] {
    let select = try connection.cached(
      """
      SELECT register.log, register.seq, event.at FROM register JOIN event USING (log, seq)
      WHERE register.entity = ? AND register.field = ?
      """)
    select.bind(entity.rawValue, at: 1)
    select.bind(field, at: 2)
    defer { select.reset() }
    var writes: [Write] = []
    while try select.step() {
      writes.append(
        Write(
          name: EventName(try logs.id(ofKey: select.integer(at: 0)), select.integer(at: 1)),
          at: Timestamp(milliseconds: select.integer(at: 2))))
    }
    return writes
  }

  /// Makes `after` the surviving writes of a field, where `before` stood; an empty list says that
  /// the origin's write is the only one.
  func replace(_ before: [Write], by after: [Write], of entity: EntityID, field: Int64) throws {
    for write in before where !after.contains(write) {
      try run(
        "DELETE FROM register WHERE entity = ? AND field = ? AND log = ? AND seq = ?",
        entity, field, write)
    }
    for write in after where !before.contains(write) {
      try run(
        "INSERT INTO register (entity, field, log, seq) VALUES (?, ?, ?, ?)", entity, field, write)
    }
    if after.count > 1, before.count <= 1 {
      try run("INSERT OR IGNORE INTO conflict (entity, field) VALUES (?, ?)", entity, field)
    } else if after.count <= 1, before.count > 1 {
      try run("DELETE FROM conflict WHERE entity = ? AND field = ?", entity, field)
    }
  }

  private func run(
    _ sql: String, _ entity: EntityID, _ field: Int64, _ write: Write? = nil
  ) throws {
    let statement = try connection.cached(sql)
    statement.bind(entity.rawValue, at: 1)
    statement.bind(field, at: 2)
    if let write {
      statement.bind(try logs.key(of: write.name.log), at: 3)
      statement.bind(write.name.sequence, at: 4)
    }
    try statement.run()
  }
}
