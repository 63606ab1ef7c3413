import DuologMerge
import DuologSQLite

extension Replica {
  /// Drops the projection and makes it anew from the log, in one transaction.
  ///
  /// The state is the same before and after, unless the program's schema has changed: then it has
  /// the columns of the new one.
  ///
  /// - Complexity: O(n log n) for n events.
  public func rebuild() throws {
    try connection.transaction(.immediate) {
      try dropProjection()
      try createProjection()
      let logs = try LogTable(connection)
      let names = NameTable(connection)
      let projector = Projector(connection, schema: schema, logs: logs, names: names)
      try projector.reelectOrigins()
      // Origins first: a later event is merged into what its entity's origin has begun.
      for isLater in [false, true] {
        for log in logs.rows {
          try reproject(log, isLater: isLater, with: projector)
        }
      }
    }
  }

  private func reproject(_ log: LogRow, isLater: Bool, with projector: Projector) throws {
    let select = try connection.prepare(
      "SELECT seq, body FROM event WHERE log = ? AND later = ? ORDER BY seq")
    select.bind(log.key, at: 1)
    select.bind(isLater ? 1 : 0, at: 2)
    while try select.step() {
      let name = EventName(log.id, select.integer(at: 0))
      try select.withBytes(at: 1) { bytes in
        let event = try ScannedEvent.scan(bytes)
        try projector.reapply(event, at: name, inLog: log.key, isLater: isLater)
      }
    }
  }

  /// Makes the tables of the schema's types.
  func createProjection() throws {
    for type in schema.types { try connection.execute(EntityTable.creation(of: type)) }
    try MetaTable(connection).set(.schema, to: schema.fingerprint)
    try MetaTable(connection).set("tables", to: schema.types.map(\.table).joined(separator: " "))
    try liftPlaces()
  }

  private func dropProjection() throws {
    let tables = try MetaTable(connection).value(of: "tables") ?? ""
    for table in tables.split(separator: " ") {
      try connection.execute("DROP TABLE IF EXISTS \"\(table)\"")
    }
    try connection.execute("DELETE FROM register; DELETE FROM conflict; DELETE FROM ended_apart;")
  }

  /// Lifts parent and day out of the origins of dated records, where a change of schema has made
  /// their type dated, or other fields theirs. Does nothing where all stand as they should.
  private func liftPlaces() throws {
    let names = NameTable(connection)
    for type in schema.types {
      guard let key = try names.existingKey(of: type.name) else { continue }
      for place in try displacedEvents(of: EntityTable(type, connection), key: key) {
        let update = try connection.cached(
          "UPDATE event SET parent = ?, day = ? WHERE log = ? AND seq = ?")
        update.bind(place.parent, at: 1)
        update.bind(place.day, at: 2)
        update.bind(place.key.log, at: 3)
        update.bind(place.key.sequence, at: 4)
        try update.run()
      }
    }
  }

  private func displacedEvents(
    of table: EntityTable, key: Int64
  ) throws -> [(key: RowKey, parent: Int64?, day: Int64?)] {
    let select = try connection.prepare(
      "SELECT log, seq, parent, day, body FROM event WHERE type = ? AND later = 0")
    select.bind(key, at: 1)
    var displaced: [(key: RowKey, parent: Int64?, day: Int64?)] = []
    while try select.step() {
      let place = try select.withBytes(at: 4) { bytes in
        table.place(of: try ScannedEvent.scan(bytes))
      }
      let (parent, day) = (place.parent?.rawValue, place.day.map { Int64($0.number) })
      if parent != select.integerOrNil(at: 2) || day != select.integerOrNil(at: 3) {
        let key = RowKey(log: select.integer(at: 0), sequence: select.integer(at: 1))
        displaced.append((key, parent, day))
      }
    }
    return displaced
  }
}
