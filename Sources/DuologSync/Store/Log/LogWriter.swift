import DuologMerge
import DuologSQLite

/// Appends verified events to one log, within one transaction.
///
/// Every event takes this way into a replica, one's own and another device's alike.
///
/// Invariant: after `finish`, the log holds the events 1…head without a gap, their digest is that
/// of the log's row, and contexts and projection are those of all events held, or noted as out of
/// date: then ``Replica/bringUpToDate()`` makes them anew before anybody reads them, once for all
/// that arrives until then.
final class LogWriter {
  private let logs: LogTable
  private let connection: Connection
  private let projector: Projector
  private let checkpoints: CheckpointTable
  private let index: Int
  private let log: LogRow
  private var recorder: ContextRecorder
  /// How the digests begin that labels of this log's device name.
  private let namedBeginnings: Set<UInt32>
  /// Whether contexts and projection are kept up to date, or made anew later.
  private let isProjecting: Bool
  /// Whether a label's meaning changes with an event that was appended.
  private var changesLabels = false
  private var head: Int64
  /// The log digest at `head`.
  private var digest: Digest

  /// The number of events appended.
  private(set) var count: Int64 = 0

  init(_ connection: Connection, log index: Int, logs: LogTable, projector: Projector) throws {
    self.connection = connection
    self.logs = logs
    self.projector = projector
    self.index = index
    checkpoints = CheckpointTable(connection)
    log = logs.rows[index]
    head = log.head
    digest = log.digest
    let labels = LabelTable(connection)
    recorder = try ContextRecorder(
      log, after: max(log.first, log.head), logs: logs,
      contexts: ContextTable(connection, logs: logs), labels: labels)
    namedBeginnings = try labels.beginnings(of: log.id.device)
    isProjecting = try MetaTable(connection)[.schema] != nil
  }

  /// Appends the event `bytes`, which `event` describes; `digest` is that of the log there.
  ///
  /// - Throws: `ReplicaError.corrupt` unless `event.sequence` is `head + 1`; `SQLiteError`.
  func append(
    _ bytes: UnsafeRawBufferPointer, _ event: ScannedEvent, digest: Digest
  ) throws {
    guard event.sequence == head + 1 else {
      throw ReplicaError.corrupt("event \(event.sequence) does not follow \(head)")
    }
    head = event.sequence
    self.digest = digest
    count += 1
    if CheckpointTable.isDue(at: head) {
      try checkpoints.insert(digest, log: log.key, sequence: head)
    }
    let key = RowKey(log: log.key, sequence: head)
    // Also where contexts are made anew later: what the event names counts towards the limits.
    try recorder.note(event)
    guard isProjecting else { return try projector.store(event, bytes, at: key) }
    if !namedBeginnings.isEmpty, namedBeginnings.contains(digest.beginning) {
      changesLabels = true
    }
    try projector.apply(event, bytes, at: key)
  }

  /// Writes the log's new head; does nothing if no event was appended.
  func finish() throws {
    guard count > 0 else { return }
    try projector.catchUp()
    logs.advance(index, to: head, digest: digest)
    try logs.save()
    guard isProjecting else { return }
    let isOpen =
      try changesLabels || recorder.hasNewLabels
      || ContextClosure(connection, logs: logs)
        .isOpen(index, after: log.head, hasSeenMore: recorder.hasSeenMore)
    if isOpen { try MetaTable(connection).remove(.schema) }
  }
}
