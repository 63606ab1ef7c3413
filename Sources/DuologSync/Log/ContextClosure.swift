import DuologMerge
import DuologSQLite

/// Makes contexts transitively closed: who has seen an event has seen what its author had.
///
/// Writers say all of it themselves (see ``ContextTable``), except that a branch of a log implies
/// what it branched off. But bytes from a folder need not be a writer's: were an event to count as
/// seen and what it had seen not, survivors would depend on the order in which events arrive. The
/// closure is a function of the set of events, like all else.
struct ContextClosure {
  private let connection: Connection
  private let logs: LogTable
  private let contexts: ContextTable

  init(_ connection: Connection, logs: LogTable) {
    self.connection = connection
    self.logs = logs
    contexts = ContextTable(connection, logs: logs)
  }

  /// The runs that lack something which a seen event had seen: the log, the event and what it is to
  /// have seen of which third log.
  private static let open = """
    SELECT run.log, run.since, third.key,
      (SELECT seen FROM context
        WHERE log = run.peer AND peer = third.key AND since <= min(run.seen, source.head)
        ORDER BY since DESC LIMIT 1) AS implied
    FROM context AS run JOIN log AS source ON source.key = run.peer JOIN log AS third
    WHERE third.key NOT IN (run.log, run.peer) AND implied > ifnull(
      (SELECT seen FROM context
        WHERE log = run.log AND peer = third.key AND since <= run.since
        ORDER BY since DESC LIMIT 1), 0)
    """

  /// Which runs are looked at.
  enum Runs: String {
    /// What the new events of a log have seen.
    case byLog = " AND run.log = ? AND run.since > ? LIMIT 1"
    /// What others have seen of the new events of a log.
    case ofLog = " AND run.peer = ? AND run.seen > ? LIMIT 1"
  }

  /// Whether the events of log `key` after `sequence`, which are new, leave contexts open.
  ///
  /// - Complexity: O(d r log r) for r runs and d logs besides the two that see and are seen.
  func isOpen(_ runs: Runs, _ key: Int64, after sequence: Int64) throws -> Bool {
    let select = try connection.cached(ContextClosure.open + runs.rawValue)
    select.bind(key, at: 1)
    select.bind(sequence, at: 2)
    defer { select.reset() }
    return try select.step()
  }

  /// Closes contexts. Returns whether any has changed, and with it perhaps which writes survive;
  /// then the projection is to be rebuilt.
  func close() throws -> Bool {
    var hasChanged = false
    while try closeBranches() || closeRuns() { hasChanged = true }
    return hasChanged
  }

  /// Who has seen an event has seen what its author had.
  private func closeRuns() throws -> Bool {
    var found: [(log: Int64, since: Int64, peer: Int64, seen: Int64)] = []
    let select = try connection.cached(ContextClosure.open)
    while try select.step() {
      found.append(
        (select.integer(at: 0), select.integer(at: 1), select.integer(at: 2), select.integer(at: 3))
      )
    }
    select.reset()
    for run in found {
      let seen = try contexts.seen(of: run.peer, by: run.log, at: run.since)
      if seen < run.seen {
        try contexts.raise(log: run.log, peer: run.peer, since: run.since, to: run.seen)
      }
    }
    return !found.isEmpty
  }

  /// Who has seen an event of a branch has seen what it branched off.
  private func closeBranches() throws -> Bool {
    var hasChanged = false
    for branch in logs.rows where branch.first > 1 {
      guard let parent = branch.parent else { continue }
      let parentEnd = branch.first - 1
      for (log, since) in try firstRuns(of: branch) {
        let seen = try contexts.seen(of: parent, by: log, at: since)
        guard log != parent, seen < parentEnd else { continue }
        try contexts.raise(log: log, peer: parent, since: since, to: parentEnd)
        hasChanged = true
      }
    }
    return hasChanged
  }

  /// The logs whose events have seen an event of `branch`, each with the first one that has; the
  /// branch itself is one of them.
  private func firstRuns(of branch: LogRow) throws -> [(log: Int64, since: Int64)] {
    let select = try connection.cached(
      "SELECT log, min(since) FROM context WHERE peer = ? AND seen >= ? GROUP BY log")
    select.bind(branch.key, at: 1)
    select.bind(branch.first, at: 2)
    defer { select.reset() }
    var runs = [(log: branch.key, since: branch.first)]
    while try select.step() { runs.append((select.integer(at: 0), select.integer(at: 1))) }
    return runs
  }
}
