import DuologMerge

/// Takes note of what the events of one log say to have seen, in the order of the log.
struct ContextRecorder {
  private let log: LogRow
  private let logs: LogTable
  private let contexts: ContextTable
  /// What the author had seen at the last event that was noted.
  private var context: VersionVector

  /// A recorder for the events of `log` after `sequence`.
  init(_ log: LogRow, after sequence: Int64, logs: LogTable, contexts: ContextTable) throws {
    self.log = log
    self.logs = logs
    self.contexts = contexts
    context = try contexts.context(of: log, at: sequence)
  }

  /// Takes note of what the author of `event` had newly seen. An author's knowledge only grows, so
  /// a lower number than before says nothing new, and what is said of the author's own log is
  /// implied. Returns whether anything is new.
  mutating func note(_ event: ScannedEvent) throws -> Bool {
    guard event.hasSeen else { return false }
    var news: [(LogID, Int64)] = []
    event.forEachSeen { peer, seen in
      if peer != log.id, seen > context[peer] { news.append((peer, seen)) }
    }
    for (peer, seen) in news {
      try raise(logs.index(of: peer), to: seen, since: event.sequence)
    }
    return !news.isEmpty
  }

  /// Begins a run for what the author had newly seen of a log, and for all that this implies: who
  /// has seen an event of a branch has seen what it branched off.
  private mutating func raise(_ peer: Int, to sequence: Int64, since: Int64) throws {
    let row = logs.rows[peer]
    let seen = row.seen(sequence)
    guard row.id != log.id, seen > context[row.id] else { return }
    context[row.id] = seen
    logs.learn(peer, seen: seen)
    try contexts.append(log: log.key, peer: row.key, since: since, seen: seen)
    guard seen >= row.first, let parent = logs.rows.firstIndex(where: { $0.key == row.parent })
    else { return }
    try raise(parent, to: row.first - 1, since: since)
  }
}
