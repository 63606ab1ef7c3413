import DuologMerge
import DuologSQLite

/// Hashes the events of a log as they are read from the table, and compares the log digests with
/// the recorded ones: at every checkpoint on the way, and at the end.
struct StoredLogCheck {
  private let log: LogRow
  private let checkpoints: CheckpointTable
  private let events: EventTable
  /// The first event with a recorded digest at or after the last requested one.
  private let end: (sequence: Int64, digest: Digest)
  /// The last event appended.
  private var last: Int64
  /// The next event with a recorded digest.
  private var next: (sequence: Int64, digest: Digest)

  /// The log digest at the last event appended. Before the first one, that at the preceding event.
  private(set) var digest: Digest

  /// A check for the events of `log` in `range`, which must be held.
  init(
    _ log: LogRow, in range: ClosedRange<Int64>, of logs: LogTable, _ connection: Connection
  ) throws {
    self.log = log
    checkpoints = CheckpointTable(connection)
    events = EventTable(connection)
    last = range.lowerBound - 1
    digest = try checkpoints.digest(of: log, at: last, in: logs)
    end =
      try checkpoints.first(of: log, in: range.upperBound..<log.head) ?? (log.head, log.digest)
    next = try checkpoints.first(of: log, in: last + 1..<end.sequence) ?? end
  }

  /// Checks event `sequence`.
  ///
  /// - Throws: `ReplicaError.corrupt` if it does not follow the last one, or if it ends a part of
  ///   the log that does not match the recorded digest.
  mutating func append(_ event: UnsafeRawBufferPointer, at sequence: Int64) throws {
    guard sequence == last + 1, sequence <= end.sequence else {
      throw ReplicaError.corrupt("a log has a gap")
    }
    last = sequence
    digest = LogDigest.chained(digest, event)
    guard sequence == next.sequence else { return }
    guard digest == next.digest else { throw damage }
    if sequence < end.sequence {
      next = try checkpoints.first(of: log, in: last + 1..<end.sequence) ?? end
    }
  }

  /// Ends the check. If the digest at the last event is not recorded, this also hashes the events
  /// after it, up to the next recorded digest.
  ///
  /// - Throws: `ReplicaError.corrupt` unless all events were checked and are as they were stored.
  mutating func finish() throws {
    if last < end.sequence {
      try events.forEach(ofLog: log.key, in: last + 1...end.sequence) { sequence, event in
        try append(event, at: sequence)
      }
    }
    guard last == end.sequence else { throw damage }
  }

  private var damage: ReplicaError {
    .corrupt("the events of log \(log.id) do not match its digest")
  }
}
