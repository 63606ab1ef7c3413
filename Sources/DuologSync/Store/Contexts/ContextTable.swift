import DuologMerge
import DuologSQLite

/// What the author of each event had seen, run-length encoded.
///
/// Contexts are transitively closed: a writer records the join of the contexts of everything it
/// holds, so what a seen event has seen counts as seen, even if it has not arrived here. Otherwise,
/// which writes survive would depend on the order of arrival. If an event does not say so itself,
/// ``ContextClosure`` detects it, and ``Replica/rebuildContexts()`` corrects it.
///
/// Only this type writes to the table of contexts, because ``LogTable/contextCache`` must match it.
struct ContextTable {
  private let connection: Connection
  private let logs: LogTable
  private let runSelection: LazyStatement

  init(_ connection: Connection, logs: LogTable) {
    self.connection = connection
    self.logs = logs
    runSelection = LazyStatement(
      """
      SELECT * FROM (
        SELECT since, seen FROM context WHERE log = ?1 AND peer = ?2 AND since <= ?3
        ORDER BY since DESC LIMIT 1)
      UNION ALL
      SELECT * FROM (
        SELECT since, seen FROM context WHERE log = ?1 AND peer = ?2 AND since > ?3
        ORDER BY since LIMIT 1)
      """, on: connection)
  }

  /// How far the author of event `sequence` of log `log` had seen log `peer` (both are local keys).
  func seen(of peer: Int64, by log: Int64, at sequence: Int64) throws -> Int64 {
    let cache = logs.contextCache
    if let known = cache.seen(of: peer, by: log, at: sequence) { return known }
    let run = try run(of: peer, by: log, at: sequence)
    cache.remember(run, of: peer, by: log)
    return run.seen
  }

  /// The run that contains event `sequence` of `log`. Before the first run, nothing had been seen.
  private func run(
    of peer: Int64, by log: Int64, at sequence: Int64
  ) throws -> ContextCache.Run {
    let select = try runSelection.get()
    select.bind(log, at: 1)
    select.bind(peer, at: 2)
    select.bind(sequence, at: 3)
    defer { select.rewind() }
    var (since, seen, end) = (Int64.min, Int64(0), Int64.max)
    while try select.step() {
      if select.integer(at: 0) <= sequence {
        (since, seen) = (select.integer(at: 0), select.integer(at: 1))
      } else {
        end = select.integer(at: 0)
      }
    }
    return ContextCache.Run(since: since, end: end, seen: seen)
  }

  /// Whether `earlier` happened before `later`: whether `later`'s author had seen it.
  ///
  /// If two events claim to have seen each other, which takes a forgery, neither happened before
  /// the other. This makes it a partial order whatever events say, as long as contexts are
  /// transitively closed.
  func happenedBefore(_ earlier: EventName, _ later: EventName) throws -> Bool {
    if earlier.log == later.log { return earlier.sequence < later.sequence }
    return try happenedBefore(
      RowKey(log: logs.key(of: earlier.log), sequence: earlier.sequence),
      RowKey(log: logs.key(of: later.log), sequence: later.sequence))
  }

  /// The same for events given by local keys.
  func happenedBefore(_ earlier: RowKey, _ later: RowKey) throws -> Bool {
    if earlier.log == later.log { return earlier.sequence < later.sequence }
    return try hasSeen(later, earlier) && !hasSeen(earlier, later)
  }

  private func hasSeen(_ later: RowKey, _ earlier: RowKey) throws -> Bool {
    try seen(of: earlier.log, by: later.log, at: later.sequence) >= earlier.sequence
  }

  /// Starts a run: from event `since` on, the author of `log` had seen `peer` up to `seen`.
  /// Replaces a run that starts with the same event, as the first runs of a branch do.
  func append(log: Int64, peer: Int64, since: Int64, seen: Int64) throws {
    try write("INSERT OR REPLACE INTO context VALUES (?1, ?2, ?3, ?4)", log, peer, since, seen)
  }

  /// Removes all runs.
  func removeAll() throws {
    logs.contextCache.forgetAll()
    try connection.cached("DELETE FROM context").run()
  }

  private func write(
    _ sql: String, _ log: Int64, _ peer: Int64, _ since: Int64, _ seen: Int64
  ) throws {
    logs.contextCache.forget(peer: peer, by: log)
    let statement = try connection.cached(sql)
    statement.bind(log, at: 1)
    statement.bind(peer, at: 2)
    statement.bind(since, at: 3)
    statement.bind(seen, at: 4)
    try statement.run()
  }

  /// The context of the event after `sequence` of `log`, before its own `seen` is added.
  func context(of log: LogRow, at sequence: Int64) throws -> VersionVector {
    var vector = VersionVector()
    for peer in logs.rows where peer.key != log.key {
      let seen = try seen(of: peer.key, by: log.key, at: sequence)
      if seen > 0 { vector[peer.id] = seen }
    }
    return vector
  }
}
