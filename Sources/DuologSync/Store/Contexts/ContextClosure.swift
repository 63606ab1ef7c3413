import DuologMerge
import DuologSQLite

/// Checks whether contexts are transitively closed: whether every event that has seen another has
/// also seen what that event's author had.
///
/// Writers ensure this themselves (see ``ContextTable``). But bytes from a folder may not come from
/// a proper writer, and an author may name a log that only others had seen so far. If an event
/// counted as seen but not what it had seen, survivors would depend on the order of arrival. Where
/// contexts are open, ``Replica/rebuild()`` closes them.
struct ContextClosure {
  private let connection: Connection
  private let logs: LogTable
  private let contexts: ContextTable

  init(_ connection: Connection, logs: LogTable) {
    self.connection = connection
    self.logs = logs
    contexts = ContextTable(connection, logs: logs)
  }

  /// Whether the new events of log `index` after `sequence` leave contexts open: either in what
  /// they have seen, or in what others have seen of them.
  ///
  /// - Complexity: O(r d log r) for r runs considered and d logs.
  func isOpen(_ index: Int, after sequence: Int64, hasSeenMore: Bool) throws -> Bool {
    let log = logs.rows[index]
    for peer in logs.rows where peer.key != log.key && peer.isHeld {
      if hasSeenMore {
        for run in try runs("since", of: peer, by: log, after: sequence) {
          if try lacks(log, at: run.since, what: peer, at: run.seen) { return true }
        }
      }
      if log.known > sequence {
        for run in try runs("seen", of: log, by: peer, after: sequence) {
          if try lacks(peer, at: run.since, what: log, at: run.seen) { return true }
        }
      }
    }
    return try sequence == 0 && log.known > 0 && isOpenForNew(log)
  }

  /// Whether an event of `log` lacks something seen by an event of `peer` that it has seen.
  private func lacks(
    _ log: LogRow, at sequence: Int64, what peer: LogRow, at seen: Int64
  ) throws -> Bool {
    try logs.rows.contains { third in
      guard third.key != peer.key, !logs.isSameOrBranches(third, log) else { return false }
      return try contexts.seen(of: third.key, by: peer.key, at: min(seen, peer.head))
        > contexts.seen(of: third.key, by: log.key, at: sequence)
    }
  }

  /// If more events than this named a log before it arrived, they are not checked one by one.
  private static let namingLimit = 1024

  /// Whether an event has seen another that named a log before anything of it arrived, but does not
  /// name that log as far.
  private func isOpenForNew(_ log: LogRow) throws -> Bool {
    for author in logs.rows where author.key != log.key {
      let naming = try runs("seen", of: log, by: author, after: 0)
      guard naming.count <= ContextClosure.namingLimit else { return true }
      for run in naming {
        for reader in logs.rows
        where reader.key != author.key && !logs.isSameOrBranches(log, reader) {
          let first = try firstEvent(of: reader, seeing: author, at: run.since)
          guard let first else { continue }
          if try contexts.seen(of: log.key, by: reader.key, at: first) < run.seen { return true }
        }
      }
    }
    return false
  }

  private func firstEvent(
    of reader: LogRow, seeing author: LogRow, at sequence: Int64
  ) throws -> Int64? {
    let select = try connection.cached(
      "SELECT min(since) FROM context WHERE log = ? AND peer = ? AND seen >= ?")
    select.bind(reader.key, at: 1)
    select.bind(author.key, at: 2)
    select.bind(sequence, at: 3)
    defer { select.reset() }
    return try select.step() ? select.integerOrNil(at: 0) : nil
  }

  /// The runs of `peer` in `log` whose `column` is greater than `sequence`.
  private func runs(
    _ column: String, of peer: LogRow, by log: LogRow, after sequence: Int64
  ) throws -> [(since: Int64, seen: Int64)] {
    let select = try connection.cached(
      "SELECT since, seen FROM context WHERE log = ? AND peer = ? AND \(column) > ? ORDER BY since")
    select.bind(log.key, at: 1)
    select.bind(peer.key, at: 2)
    select.bind(sequence, at: 3)
    defer { select.reset() }
    var runs: [(since: Int64, seen: Int64)] = []
    while try select.step() { runs.append((select.integer(at: 0), select.integer(at: 1))) }
    return runs
  }
}
