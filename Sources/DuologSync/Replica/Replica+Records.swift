package import DuologMerge
import DuologSQLite

/// A record of a dated type, reduced to what counting needs.
package struct RecordGlance {
  /// The identifier.
  package let id: EntityID
  /// The day that it counts for.
  package let day: Day
  /// The event that created it.
  package let origin: EventName
  /// The wall clock of the origin's author.
  package let at: Timestamp
  /// The person who wrote the origin, if not the device's owner.
  package let by: EntityID?
  /// The values of the requested fields, in order. A value of the wrong kind reads as absent.
  package let values: [Scalar?]
}

extension Replica {
  /// Calls `body` with the records of a dated type under `parent` in `days`, one by one, so that
  /// only one is in memory at a time. Ordered by day and log, except that records changed by a
  /// second event come last. Removed ones are left out.
  ///
  /// Only the first `limit` records of each log and day are considered, not counting those changed
  /// by a second event. Nobody logs that many, so made-up records cost nothing more.
  ///
  /// - Parameter fields: The names of the fields to read.
  /// - Precondition: The schema declares `type` as dated, and `fields`.
  /// - Complexity: O(log n + k) for k records considered.
  package func forEachRecord(
    of type: String, parent: EntityID, days: ClosedRange<Day>, reading fields: [String],
    atMost limit: Int = .max, _ body: (RecordGlance) throws -> Void
  ) throws {
    let lookups = try cachedTables()
    let declaration = try declared(type)
    guard case .dated(let parentField, let dayField) = declaration.storage,
      let key = try lookups.names.existingKey(of: type)
    else { return }
    let kinds = fields.map { name in declaration.fields.first { $0.name == name }?.kind }
    var logs = LogNames(lookups.logs)
    let written = try connection.cached(
      """
      SELECT dated_record.day, dated_record.log, dated_record.seq, body
      FROM dated_record JOIN event ON \(RowKey.join("dated_record"))
      WHERE dated_record.parent = ?1 AND dated_record.type = ?2 AND dated_record.day <= ?3
        AND (dated_record.day, dated_record.log) > (?4, ?5)
        AND NOT EXISTS (SELECT 1 FROM "\(declaration.table)" WHERE id = event.entity)
      ORDER BY dated_record.day, dated_record.log, dated_record.seq
      """)
    defer { written.reset() }
    let reader = GlanceReader(fields, kinds)
    var after: (day: Int64, log: Int64)? = (Int64(days.lowerBound.number) - 1, .max)
    while let (day, log) = after {
      after = nil
      written.reset()
      written.bind(parent.rawValue, at: 1)
      written.bind(key, at: 2)
      written.bind(Int64(days.upperBound.number), at: 3)
      written.bind(day, at: 4)
      written.bind(log, at: 5)
      var (current, count) = ((day: day, log: log), 0)
      while try written.step() {
        let found = (day: written.integer(at: 0), log: written.integer(at: 1))
        if found != current { (current, count) = (found, 0) }
        guard count < limit else {
          after = current
          break
        }
        count += 1
        let name = EventName(try logs[found.log], written.integer(at: 2))
        let glance = try written.withBytes(at: 3) {
          try reader.glance($0, day: Day(number: Int(found.day)), name)
        }
        if let glance { try body(glance) }
      }
    }
    let columns = fields.map { "t.\"\($0)\"" }
    let selection = (["t.id", "t.log", "t.seq", "t.\"\(dayField)\"", "body"] + columns)
      .joined(separator: ", ")
    let rewritten = try connection.cached(
      """
      SELECT \(selection) FROM "\(declaration.table)" AS t JOIN event ON \(RowKey.join("t"))
      WHERE t."\(parentField)" = ?1 AND t."\(dayField)" BETWEEN ?2 AND ?3 AND t.removed IS NOT 1
      """)
    rewritten.bind(parent.rawValue, at: 1)
    rewritten.bind(Int64(days.lowerBound.number), at: 2)
    rewritten.bind(Int64(days.upperBound.number), at: 3)
    defer { rewritten.reset() }
    while try rewritten.step() {
      guard let id = EntityID(rawValue: rewritten.integer(at: 0)) else { continue }
      let (at, by) = try rewritten.withBytes(at: 4) { bytes in
        let event = try ScannedEvent.scan(bytes)
        return (event.at, event.by)
      }
      try body(
        RecordGlance(
          id: id, day: Day(number: Int(rewritten.integer(at: 3))),
          origin: EventName(try logs[rewritten.integer(at: 1)], rewritten.integer(at: 2)),
          at: at, by: by,
          values: kinds.enumerated().map { index, kind in
            kind.flatMap { rewritten.scalar(at: Int32(index) + 5, as: $0) }
          }))
    }
  }

  /// Calls `body` with the events of `type` among the last ones of `log`, newest first and one by
  /// one, until roughly where the log was on `start` by its own clock.
  ///
  /// The clock is checked after 128 events, and then after twice as many each time, so that a clock
  /// that was briefly wrong does not end the search.
  ///
  /// - Complexity: O(k) for k events since then, with one in memory at a time.
  package func forEachRecentEvent(
    of log: LogID, type: String, since start: Timestamp, _ body: (StoredEvent) throws -> Void
  ) throws {
    let lookups = try cachedTables()
    guard let row = lookups.logs.row(of: log), let key = try lookups.names.existingKey(of: type)
    else { return }
    let select = try connection.cached(
      "SELECT key, at, type, body FROM event WHERE key BETWEEN ? AND ? ORDER BY key DESC")
    select.bind(RowKey.rowIDs(of: row.key), at: 1)
    defer { select.reset() }
    var (count, limit) = (0, 128)
    while try select.step() {
      count += 1
      if select.integer(at: 2) == key {
        let name = EventName(log, RowKey(rowID: select.integer(at: 0)).sequence)
        try body(try select.withBytes(at: 3) { try StoredEvent(name, $0) })
      }
      guard count == limit else { continue }
      if select.integer(at: 1) < start.milliseconds { break }
      limit *= 2
    }
  }

  /// The last events of `types` in `range` of `log` that created their entities, newest first.
  ///
  /// - Parameters:
  ///   - limit: How many at most.
  ///   - bytes: How many bytes they may have in total.
  /// - Complexity: O(n) for n events in `range`, of which only the types are read.
  package func lastOrigins(
    of types: [String], in log: LogID, _ range: ClosedRange<Int64>, limit: Int, bytes: Int
  ) throws -> [StoredEvent] {
    let lookups = try cachedTables()
    guard let row = lookups.logs.row(of: log) else { return [] }
    let keys = try types.compactMap { try lookups.names.existingKey(of: $0) }
    guard !keys.isEmpty else { return [] }
    let list = keys.map { "\($0)" }.joined(separator: ", ")
    let select = try connection.cached(
      """
      SELECT key, body FROM event
      WHERE key BETWEEN ? AND ? AND later = 0 AND type IN (\(list))
      ORDER BY key DESC LIMIT ?
      """)
    select.bind(RowKey.rowIDs(of: row.key, range), at: 1)
    select.bind(Int64(limit), at: 3)
    defer { select.reset() }
    var (events, rest): ([StoredEvent], Int) = ([], bytes)
    while try select.step() {
      let name = EventName(log, RowKey(rowID: select.integer(at: 0)).sequence)
      let event = try select.withBytes(at: 1) { bytes in
        rest -= bytes.count
        return rest >= 0 ? try StoredEvent(name, bytes) : nil
      }
      guard let event else { break }
      events.append(event)
    }
    return events
  }
}

/// Reads a few fields of records in place.
private struct GlanceReader {
  private let fields: [(name: [UInt8], kind: EntityType.FieldKind)]
  private let removed = Array(EntityType.removedField.utf8)
  private let none: [Scalar?]

  init(_ fields: [String], _ kinds: [EntityType.FieldKind?]) {
    self.fields = zip(fields, kinds).compactMap { name, kind in
      kind.map { (Array(name.utf8), $0) }
    }
    none = Array(repeating: nil, count: fields.count)
  }

  /// The record whose origin is called `name`; `nil` if it is removed.
  func glance(
    _ bytes: UnsafeRawBufferPointer, day: Day, _ name: EventName
  ) throws -> RecordGlance? {
    let event = try ScannedEvent.scan(bytes)
    var values = none
    var isRemoved = false
    event.forEachField { name, value in
      if let index = fields.firstIndex(where: { name.elementsEqual($0.name) }) {
        values[index] = value.scalar.ifOf(fields[index].kind)
      } else if name.elementsEqual(removed) {
        isRemoved = value.scalar == .boolean(true)
      }
    }
    guard !isRemoved else { return nil }
    return RecordGlance(
      id: event.entity, day: day, origin: name, at: event.at, by: event.by, values: values)
  }
}

/// The names of logs by key, remembering the last one, which is usually asked for again.
private struct LogNames {
  private let logs: LogTable
  private var last: (key: Int64, name: LogID)?

  init(_ logs: LogTable) { self.logs = logs }

  subscript(key: Int64) -> LogID {
    mutating get throws {
      if let last, last.key == key { return last.name }
      let name = try logs.id(ofKey: key)
      last = (key, name)
      return name
    }
  }
}
