import DuologMerge
import DuologSQLite

/// Imports the events of one segment into the logs of its device, within one transaction.
///
/// Digests, not the label, decide which log a segment belongs to. It is followed along the events
/// held, byte for byte. Where it goes beyond them, it is appended; where it differs, the log has
/// forked.
final class SegmentImporter {
  /// Why nothing of a valid segment was imported.
  enum Refusal: Error {
    /// Earlier events must arrive first.
    case gap(missing: ClosedRange<Int64>)
  }

  private let replica: Replica
  private let connection: Connection
  private let events: EventTable
  private let segment: SegmentHeader
  private var logs: LogTable
  /// The log that the segment follows.
  private var index = 0
  /// Appends to that log, once the segment goes beyond what is held.
  private var writer: LogWriter?

  /// The number of events appended, and the log they went to.
  var count: Int { Int(writer?.count ?? 0) }
  var log: LogID { logs.rows[index].id }
  /// Whether a log was found to have forked.
  private var hasForked = false
  /// This device's open events, if the segment is of its log. Those that are in the segment have
  /// been offered after all, by another copy of this replica.
  private let open: OpenStretch?
  private var offered: Int64 = 0

  init(_ replica: Replica, _ segment: SegmentHeader) throws {
    self.replica = replica
    connection = replica.connection
    events = EventTable(connection)
    self.segment = segment
    logs = try LogTable(connection)
    open =
      segment.log.device == replica.ownLog.device ? try OpenStretch(connection, logs) : nil
    index = try start()
  }

  /// The log that holds the event before the segment, with the digest given in the segment.
  private func start() throws -> Int {
    let device = segment.log.device
    let before = segment.first - 1
    if before == 0 {
      // The reader has verified that the segment's digest follows from its device's name.
      return try logs.index(of: LogID(device))
    }
    let family = logs.rows.indices.filter { logs.rows[$0].id.device == device }
    let checkpoints = CheckpointTable(connection)
    for index in family {
      let row = logs.rows[index]
      guard row.isHeld, (row.first - 1)...row.head ~= before else { continue }
      if try checkpoints.digest(of: row, at: before, in: logs) == segment.before { return index }
    }
    let head = family.map { logs.rows[$0].head }.max() ?? 0
    // The log is held this far, but on another branch. What is missing starts at a fork not known
    // yet.
    throw Refusal.gap(missing: (head < before ? head + 1 : 1)...before)
  }

  /// Imports the next event, unless it is held; `digest` is the log digest there.
  func take(_ bytes: UnsafeRawBufferPointer, _ event: ScannedEvent, _ digest: Digest) throws {
    if writer == nil, try isHeld(bytes, event, digest) { return }
    try appender().append(bytes, event, digest: digest)
  }

  /// Writes the logs' new heads.
  ///
  /// If any of the imported events are said to be written by this very device, this replica is a
  /// restored backup, or the original of a copy. It then goes on as a new device.
  func finish() throws {
    try writer?.finish()
    try logs.save()
    try MetaTable(connection).offer(offered)
    guard count > 0 || hasForked else { return }
    if hasForked { try UnreportedForks(connection).note(segment.log.device) }
    let meta = MetaTable(connection)
    if segment.log.device == (try meta.identity().ownLog.device) {
      try meta.set(.reidentification, to: ReidentificationReason.restored.rawValue)
    }
  }

  private func appender() throws -> LogWriter {
    if let writer { return writer }
    let projector = Projector(
      connection, schema: replica.schema, logs: logs, names: NameTable(connection))
    let made = try LogWriter(connection, log: index, logs: logs, projector: projector)
    writer = made
    return made
  }

  /// Whether the event is held. If not, `index` is the log to append it to.
  private func isHeld(
    _ bytes: UnsafeRawBufferPointer, _ event: ScannedEvent, _ digest: Digest
  ) throws -> Bool {
    let row = logs.rows[index]
    let sequence = event.sequence
    if sequence <= row.head {
      let key = RowKey(log: row.key, sequence: sequence)
      let isSame = try events.withBytes(of: key) { $0.hasSameBytes(as: bytes) }
      if isSame {
        if row.key == open?.log.key { offered = sequence }
        return true
      }
      try split(at: sequence)
    } else if row.end == nil {
      return false
    }
    return try enterBranch(beginningWith: digest)
  }

  /// Ends the log before `sequence`, and goes back to the fork.
  private func split(at sequence: Int64) throws {
    let row = logs.rows[index]
    if sequence == row.first, row.parent != nil {
      // It leaves a branch at its first event, so the fork is already known.
      index = logs.rows.firstIndex { $0.key == row.parent } ?? index
      return
    }
    try noteFork()
    try ForkTable(connection, logs: logs).split(index, at: sequence)
  }

  /// Continues in the branch, known or new, whose first event has the log digest `digest`. Returns
  /// whether that event is held.
  private func enterBranch(beginningWith digest: Digest) throws -> Bool {
    let forks = ForkTable(connection, logs: logs)
    if let known = try forks.branch(of: logs.rows[index], beginningWith: digest) {
      index = known
      return true
    }
    try noteFork()
    index = try forks.begin(branchOf: index, beginningWith: digest)
    return false
  }

  /// Logs branch differently now, so contexts and projection are out of date.
  private func noteFork() throws {
    hasForked = true
    try MetaTable(connection).remove(.schema)
  }
}
