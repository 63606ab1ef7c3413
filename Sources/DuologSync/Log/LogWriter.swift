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
  private let connection: Connection
  private let projector: Projector
  private let checkpoints: CheckpointTable
  private let index: Int
  private let log: LogRow
  private var recorder: ContextRecorder
  private var hasSeenMore = false
  private var head: Int64
  /// The last event of which ``note(_:at:)`` was told.
  private var noted: Int64

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
    noted = log.head
    recorder = try ContextRecorder(
      log, after: max(log.first, log.head), logs: logs,
      contexts: ContextTable(connection, logs: logs))
  }

  /// Appends the event `bytes`, which `event` describes.
  ///
  /// - Throws: `ReplicaError.corrupt` unless `event.sequence` is `head + 1`; `SQLiteError`.
  func append(_ bytes: UnsafeRawBufferPointer, _ event: ScannedEvent) throws {
    guard event.sequence == head + 1 else {
      throw ReplicaError.corrupt("event \(event.sequence) does not follow \(head)")
    }
    head = event.sequence
    count += 1
    if try recorder.note(event) { hasSeenMore = true }
    try projector.apply(event, bytes, at: RowKey(log: log.key, sequence: head))
  }

  /// Takes note of the log digest at event `sequence`, and keeps a checkpoint there where one is due.
  /// Does nothing for an event that was not appended here, or was noted before.
  func note(_ digest: Digest, at sequence: Int64) throws {
    guard sequence > noted, sequence <= head else { return }
    if CheckpointTable.isDue(after: noted, at: sequence) {
      try checkpoints.insert(digest, log: log.key, sequence: sequence)
    }
    noted = sequence
  }

  /// Writes the log's new head, where its digest is `digest`; does nothing if no event was appended.
  ///
  /// - Returns: whether contexts had to be closed, so that the projection is to be rebuilt: an event
  ///   that claims to have seen others does not name all that these had seen. Whoever writes by the
  ///   rules does.
  func finish(at digest: Digest) throws -> Bool {
    guard count > 0 else { return false }
    try projector.catchUp()
    try note(digest, at: head)
    logs.advance(index, to: head, digest: digest)
    try logs.save()
    let closure = ContextClosure(connection, logs: logs)
    let isOpen =
      try hasSeenMore && closure.isOpen(.byLog, log.key, after: log.head)
      // Events that others have seen may arrive after those others.
      || log.known > log.head && closure.isOpen(.ofLog, log.key, after: log.head)
    return try isOpen && closure.close()
  }
}
