import DuologMerge
import DuologSQLite

/// What the author of each event had seen, run-length encoded.
///
/// Contexts are transitively closed: a writer records the join of the contexts of all it holds, so
/// what a seen event has seen counts as seen, even where it has not arrived here. Without that,
/// which writes survive would depend on the order of arrival. Where an event does not say so itself,
/// ``ContextClosure`` makes up for it.
struct ContextTable {
  private let connection: Connection
  private let logs: LogTable

  init(_ connection: Connection, logs: LogTable) {
    self.connection = connection
    self.logs = logs
  }

  /// How far the author of event `sequence` of log `log` had seen log `peer` (both local keys).
  func seen(of peer: Int64, by log: Int64, at sequence: Int64) throws -> Int64 {
    let select = try connection.cached(
      """
      SELECT seen FROM context WHERE log = ? AND peer = ? AND since <= ?
      ORDER BY since DESC LIMIT 1
      """)
    select.bind(log, at: 1)
    select.bind(peer, at: 2)
    select.bind(sequence, at: 3)
    defer { select.reset() }
    return try select.step() ? select.integer(at: 0) : 0
  }

  /// Whether `earlier` happened before `later`: whether `later`'s author had seen it.
  ///
  /// Of two events that claim to have seen each other, as only forged ones can, neither did: that
  /// makes it a partial order whatever events say, as long as contexts are transitively closed.
  func happenedBefore(_ earlier: EventName, _ later: EventName) throws -> Bool {
    if earlier.log == later.log { return earlier.sequence < later.sequence }
    return try hasSeen(later, earlier) && !hasSeen(earlier, later)
  }

  private func hasSeen(_ later: EventName, _ earlier: EventName) throws -> Bool {
    let seen = try seen(
      of: logs.key(of: earlier.log), by: logs.key(of: later.log), at: later.sequence)
    return seen >= earlier.sequence
  }

  /// Begins a run: from event `since` on, the author of `log` had seen `peer` to `seen`. A run that
  /// began with the same event, as the first runs of a branch do, is replaced.
  func append(log: Int64, peer: Int64, since: Int64, seen: Int64) throws {
    let insert = try connection.cached(
      "INSERT OR REPLACE INTO context (log, peer, since, seen) VALUES (?, ?, ?, ?)")
    insert.bind(log, at: 1)
    insert.bind(peer, at: 2)
    insert.bind(since, at: 3)
    insert.bind(seen, at: 4)
    try insert.run()
  }

  /// The context of the event after `sequence` of `log` before its own `seen` is added.
  func context(of log: LogRow, at sequence: Int64) throws -> VersionVector {
    var vector = VersionVector()
    for peer in logs.rows where peer.key != log.key {
      let seen = try seen(of: peer.key, by: log.key, at: sequence)
      if seen > 0 { vector[peer.id] = seen }
    }
    return vector
  }
}
