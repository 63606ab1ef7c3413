import DuologMerge
import DuologSQLite

/// Appends verified events to one log, within one transaction.
///
/// All events enter a replica this way, whether its own or another device's.
///
/// Invariant: after `finish`, the log holds the events 1…head without a gap, and their digest is in
/// the log's row. Contexts and projection cover all events held, or are marked as out of date: then
/// ``Replica/bringUpToDate()`` rebuilds them before they are next read, once for everything that
/// has arrived by then.
final class LogWriter {
  private let logs: LogTable
  private let connection: Connection
  private let projector: Projector
  private let checkpoints: CheckpointTable
  private let index: Int
  private let log: LogRow
  private var recorder: ContextRecorder
  /// The digest beginnings in labels of this log's device.
  private let namedBeginnings: Set<UInt32>
  /// Whether contexts and projection are updated now, or rebuilt later.
  private let isProjecting: Bool
  /// Whether an appended event changes the meaning of a label.
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

  /// Appends the event `bytes`, which `event` describes; `digest` is the log digest there.
  ///
  /// - Throws: `ReplicaError.corrupt` unless `event.sequence` is `head + 1`; `StorageError`.
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
    // Even if contexts are rebuilt later, the names in the event count towards the limits.
    try recorder.note(event)
    guard isProjecting else { return try projector.store(event, bytes, at: key) }
    if !namedBeginnings.isEmpty, namedBeginnings.contains(digest.beginning) {
      changesLabels = true
    }
    try projector.apply(event, bytes, at: key)
  }

  /// Writes the log's new head. Does nothing if no event was appended.
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
