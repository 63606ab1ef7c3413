import DuologMerge
import DuologSQLite

extension Replica {
  /// Rebuilds everything derived from the events held, in one transaction: how logs branch and what
  /// they are called, what each event had seen, and the projection.
  ///
  /// The state is the same before and after. If the program's schema has changed, the columns are
  /// those of the new schema.
  ///
  /// - Complexity: O(n log n) for n events.
  public func rebuild() throws {
    try connection.transaction(.immediate) {
      try rebuildContexts()
      try dropProjection()
      try createProjection()
      let logs = try LogTable(connection)
      let names = NameTable(connection)
      let projector = Projector(connection, schema: schema, logs: logs, names: names)
      try projector.reelectOrigins()
      // Origins first: a later event is merged into the entity that the origin has created.
      let counter = try counter(.rebuilding, of: eventCount())
      for isLater in [false, true] {
        for log in logs.rows {
          try reproject(log, isLater: isLater, with: projector, counter)
        }
        try projector.catchUp()
      }
    }
  }

  /// Rebuilds what is derived from the events held, if it was marked as out of date or was built
  /// for another schema. Does nothing otherwise.
  ///
  /// New events may make logs branch, or make events count as seen that did not before. What is
  /// stored remains correct; what is derived from it is rebuilt once, before it is read.
  func bringUpToDate() throws {
    guard try MetaTable(connection)[.schema] != schemaFingerprint else { return }
    try rebuild()
  }

  private func reproject(
    _ log: LogRow, isLater: Bool, with projector: Projector, _ counter: ProgressCounter?
  ) throws {
    let select = try connection.prepare(
      "SELECT key, body FROM event WHERE key BETWEEN ? AND ? AND later = ? ORDER BY key")
    select.bind(RowKey.rowIDs(of: log.key), at: 1)
    select.bind(isLater ? 1 : 0, at: 3)
    while try select.step() {
      let key = RowKey(rowID: select.integer(at: 0))
      try select.withBytes(at: 1) { bytes in
        try projector.reapply(ScannedEvent.scan(bytes), bytes, at: key, isLater: isLater)
      }
      try counter?.advance()
    }
  }

  /// Creates the tables of the schema's types.
  func createProjection() throws {
    for type in schema.types { try connection.execute(EntityTable.creation(of: type)) }
    try MetaTable(connection).set(.schema, to: schema.fingerprint)
    try MetaTable(connection).set("tables", to: schema.types.map(\.table).joined(separator: " "))
  }

  private func dropProjection() throws {
    let tables = try MetaTable(connection).value(of: "tables") ?? ""
    for table in tables.split(separator: " ") {
      try connection.execute("DROP TABLE IF EXISTS \"\(table)\"")
    }
    try connection.execute(
      """
      DELETE FROM dated_record; DELETE FROM register; DELETE FROM conflict; DELETE FROM ended_apart;
      """)
  }
}
