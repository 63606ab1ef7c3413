import DuologMerge
import DuologSQLite

/// Appends verified events to one log, within one transaction.
///
/// Every event takes this way into a replica, one's own and another device's alike.
///
/// Invariant: after `finish`, the log holds the events 1…head without a gap, their digest is that
/// of the log's row, and the projection is that of all events held.
final class LogWriter {
  private let logs: LogTable
  private let contexts: ContextTable
  private let projector: Projector
  private let checkpoints: CheckpointTable
  private let index: Int
  private let log: LogRow
  private var context: VersionVector
  private var head: Int64
  private var digest: Digest

  /// The number of events appended.
  private(set) var count: Int64 = 0

  init(_ connection: Connection, log index: Int, logs: LogTable, projector: Projector) throws {
    self.logs = logs
    self.projector = projector
    self.index = index
    contexts = ContextTable(connection, logs: logs)
    checkpoints = CheckpointTable(connection)
    log = logs.rows[index]
    head = log.head
    digest = log.digest
    context = try contexts.context(of: log, at: log.head)
  }

  /// Appends the event `bytes`, which `event` describes; `after` is the log digest there.
  ///
  /// - Throws: `ReplicaError.corrupt` unless `event.sequence` is `head + 1`; `SQLiteError`.
  func append(
    _ bytes: UnsafeRawBufferPointer, _ event: ScannedEvent, after: Digest
  ) throws {
    guard event.sequence == head + 1 else {
      throw ReplicaError.corrupt("event \(event.sequence) does not follow \(head)")
    }
    head = event.sequence
    digest = after
    count += 1
    if event.hasSeen { try note(event) }
    try projector.apply(event, bytes, at: EventName(log.id, head), inLog: log.key)
    if head % CheckpointTable.interval == 0 {
      try checkpoints.insert(digest, log: log.key, sequence: head)
    }
  }

  /// Takes note of what the author had newly seen. An author's knowledge only grows, so a lower
  /// number than before says nothing new, and what is said of the author's own log is implied.
  private func note(_ event: ScannedEvent) throws {
    var news: [(LogID, Int64)] = []
    event.forEachSeen { peer, seen in
      if peer != log.id, seen > context[peer] { news.append((peer, seen)) }
    }
    for (peer, seen) in news {
      try raise(logs.index(of: peer), to: seen)
    }
  }

  /// Begins a run for what the author had newly seen of a log, and for all that this implies: who
  /// has seen an event of a branch has seen what it branched off.
  private func raise(_ peer: Int, to sequence: Int64) throws {
    let row = logs.rows[peer]
    let seen = row.seen(sequence)
    guard row.id != log.id, seen > context[row.id] else { return }
    context[row.id] = seen
    logs.learn(peer, seen: seen)
    try contexts.append(log: log.key, peer: row.key, since: head, seen: seen)
    if let parent = logs.rows.firstIndex(where: { $0.key == row.parent }) {
      try raise(parent, to: row.first - 1)
    }
  }

  /// Writes the log's new head; does nothing if no event was appended.
  func finish() throws {
    if count > 0 { logs.advance(index, to: head, digest: digest) }
    try logs.save()
  }
}
