import DuologMerge
import DuologSQLite

/// What the last sync found to exist but not to have arrived, stored for later questions.
struct MissingTable {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// The stored events, ordered by log and number.
  func load() throws -> [MissingEvents] {
    let select = try connection.cached(
      "SELECT log, first, last, cause, file FROM missing ORDER BY log, first")
    defer { select.reset() }
    var missing: [MissingEvents] = []
    while try select.step() {
      guard let log = LogID(stored: select.text(at: 0)),
        let cause = MissingEvents.Cause(rawValue: select.text(at: 3)),
        select.integer(at: 1) <= select.integer(at: 2)
      else { throw ReplicaError.corrupt("the table of missing events cannot be read") }
      missing.append(
        MissingEvents(
          log: log, range: select.integer(at: 1)...select.integer(at: 2), cause: cause,
          file: select.textOrNil(at: 4)))
    }
    return missing
  }

  /// Replaces the stored events with `missing`, in one transaction. Does nothing if they are the
  /// same.
  func replace(by missing: [MissingEvents]) throws {
    let sorted = missing.sorted { ($0.log, $0.range.lowerBound) < ($1.log, $1.range.lowerBound) }
    guard try load() != sorted else { return }
    try connection.transactionWithoutFlush {
      try connection.cached("DELETE FROM missing").run()
      let insert = try connection.cached(
        "INSERT INTO missing (log, first, last, cause, file) VALUES (?, ?, ?, ?, ?)")
      for events in sorted {
        insert.bind(events.log.description, at: 1)
        insert.bind(events.range.lowerBound, at: 2)
        insert.bind(events.range.upperBound, at: 3)
        insert.bind(events.cause.rawValue, at: 4)
        insert.bind(events.file, at: 5)
        try insert.run()
      }
    }
  }
}

extension Replica {
  /// What is known to exist and has not arrived, ordered by log and number: as of the last sync
  /// with a folder, without what has arrived some other way since.
  ///
  /// - Complexity: O(number of stretches).
  public func missingEvents() throws -> [MissingEvents] {
    let held = try heldVector()
    var missing = try MissingTable(connection).load().compactMap { events -> MissingEvents? in
      let head = held[events.log]
      guard events.range.upperBound > head else { return nil }
      return MissingEvents(
        log: events.log, range: max(events.range.lowerBound, head + 1)...events.range.upperBound,
        cause: events.cause, file: events.file)
    }
    for known in try knownVector() where known.sequence > held[known.log] {
      // What has become known since. Nobody has said where a branch that has not arrived starts.
      guard known.log.branch == nil || held[known.log] > 0 else { continue }
      let told = missing.filter { $0.log == known.log }.map(\.range.upperBound).max()
      let next = max(held[known.log], told ?? 0) + 1
      guard next <= known.sequence else { continue }
      missing.append(MissingEvents(log: known.log, range: next...known.sequence))
    }
    return missing.sorted { ($0.log, $0.range.lowerBound) < ($1.log, $1.range.lowerBound) }
  }
}
