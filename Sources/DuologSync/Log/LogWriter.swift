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
    recorder = try ContextRecorder(
      log, after: max(log.first, log.head), logs: logs,
      contexts: ContextTable(connection, logs: logs))
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
    if try recorder.note(event) { hasSeenMore = true }
    try projector.apply(event, bytes, at: EventName(log.id, head), inLog: log.key)
    if head % CheckpointTable.interval == 0 {
      try checkpoints.insert(digest, log: log.key, sequence: head)
    }
  }

  /// Writes the log's new head; does nothing if no event was appended.
  ///
  /// - Returns: whether contexts had to be closed, so that the projection is to be rebuilt: an event
  ///   that claims to have seen others does not name all that these had seen. Whoever writes by the
  ///   rules does.
  func finish() throws -> Bool {
    if count > 0 { logs.advance(index, to: head, digest: digest) }
    try logs.save()
    guard count > 0 else { return false }
    let closure = ContextClosure(connection, logs: logs)
    let isOpen =
      try hasSeenMore && closure.isOpen(.byLog, log.key, after: log.head)
      // Events that others have seen may arrive after those others.
      || log.known > log.head && closure.isOpen(.ofLog, log.key, after: log.head)
    return try isOpen && closure.close()
  }
}
