import DuologMerge
import DuologSQLite

extension Replica {
  /// Rebuilds logs, labels and contexts from the events held: how logs branch and what they are
  /// called, what labels stand for, and what each event had seen.
  ///
  /// - Complexity: O(n) for n events, plus closing the contexts.
  func rebuildContexts() throws {
    let logs = try LogTable(connection)
    logs.isLimited = false
    try ContextTable(connection, logs: logs).removeAll()
    try logs.forgetNamed()
    try ForkTable(connection, logs: logs).restoreCanonicalForm()
    let labels = LabelTable(connection)
    labels.isLimited = false
    try labels.removeAll()
    for row in logs.rows where row.id.branch != nil && row.isHeld {
      _ = try labels.meaning(of: row.id.label, namedTo: row.head)
    }
    for row in logs.rows {
      var row = row
      row.known = row.head
      logs.replace(row)
    }
    let table = ContextTable(connection, logs: logs)
    var contexts: CausalContexts
    repeat {
      try labels.resolve(in: logs)
      try table.removeAll()
      contexts = CausalContexts()
    } while try !readContexts(into: &contexts, logs, labels, table)
    _ = contexts.close()
    for row in logs.rows {
      let runs = contexts.runs(of: row.id)
      for peer in runs.peers {
        guard let index = logs.position(of: peer) else { continue }
        for run in runs.runs(of: peer) {
          try table.append(
            log: row.key, peer: logs.rows[index].key, since: run.since, seen: run.seen)
          logs.learn(index, seen: run.seen)
        }
      }
    }
    try logs.save()
  }

  /// Reads what events say they have seen. Returns whether all labels were known. If not, the new
  /// labels must be resolved, and everything read again.
  private func readContexts(
    into contexts: inout CausalContexts, _ logs: LogTable, _ labels: LabelTable,
    _ table: ContextTable
  ) throws -> Bool {
    let seen = SeenLabels(logs: logs, labels: labels)
    var isComplete = true
    for log in logs.rows {
      var runs = ContextRuns()
      let parent = log.parent.flatMap { logs.row(ofKey: $0) }
      if let parent {
        runs.append(since: log.first, peer: parent.id, seen: log.first - 1)
      }
      try forEachEventThatHasSeen(in: log) { event in
        var said: [(label: LogID, sequence: Int64)] = []
        event.forEachSeen { said.append(($0, $1)) }
        for pair in said {
          switch try seen.target(pair.label, pair.sequence, in: log) {
          case .log(let row, let sequence):
            runs.append(since: event.sequence, peer: row.id, seen: sequence)
          case .named(let id):
            let key = try logs.keyOfNamed(id, to: pair.sequence)
            guard try table.seen(of: key, by: log.key, at: event.sequence) < pair.sequence
            else { continue }
            try table.append(
              log: log.key, peer: key, since: event.sequence, seen: pair.sequence)
          case .unknown: isComplete = false
          case .nothing: break
          }
        }
      }
      contexts.add(log.id, parent: parent?.id, head: log.head, runs)
    }
    return isComplete
  }

  private func forEachEventThatHasSeen(
    in log: LogRow, _ body: (ScannedEvent) throws -> Void
  ) throws {
    // Few events have seen anything new. The key is found in less time here than with SQL.
    let select = try connection.prepare(
      "SELECT body FROM event WHERE key BETWEEN ? AND ? ORDER BY key")
    select.bind(RowKey.rowIDs(of: log.key), at: 1)
    while try select.step() {
      try select.withBytes(at: 0) { bytes in
        guard ScannedEvent.mayHaveSeen(bytes) else { return }
        let event = try ScannedEvent.scan(bytes)
        if event.hasSeen { try body(event) }
      }
    }
  }
}
