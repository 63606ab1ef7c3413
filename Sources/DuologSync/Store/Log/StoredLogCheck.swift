import DuologMerge
import DuologSQLite

/// Hashes the events of a log as they are read from the table, and compares the log digests with
/// those on record: at every checkpoint on the way, and at the end.
struct StoredLogCheck {
  private let log: LogRow
  private let checkpoints: CheckpointTable
  private let events: EventTable
  /// The first event from the last one asked for on of which the digest is on record.
  private let end: (sequence: Int64, digest: Digest)
  /// The last event taken.
  private var last: Int64
  /// The next event of which the digest is on record.
  private var next: (sequence: Int64, digest: Digest)

  /// The log digest at the last event taken; before the first one, that at the event before it.
  private(set) var digest: Digest

  /// For the events of `log` in `range`, which are held.
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

  /// Takes event `sequence`.
  ///
  /// - Throws: `ReplicaError.corrupt` if it does not follow the last one, or if it ends a part of the
  ///   log that does not give the digest on record.
  mutating func append(_ event: UnsafeRawBufferPointer, at sequence: Int64) throws {
    guard sequence == last + 1, sequence <= end.sequence else {
      throw ReplicaError.corrupt("a log has a hole")
    }
    last = sequence
    digest = LogDigest.chained(digest, event)
    guard sequence == next.sequence else { return }
    guard digest == next.digest else { throw damage }
    if sequence < end.sequence {
      next = try checkpoints.first(of: log, in: last + 1..<end.sequence) ?? end
    }
  }

  /// Ends the check. Where the digest at the last event is not on record, the events behind it are
  /// hashed as well, up to the next one of which it is.
  ///
  /// - Throws: `ReplicaError.corrupt` unless all events were taken and are those that were stored.
  mutating func finish() throws {
    if last < end.sequence {
      try events.forEach(ofLog: log.key, in: last + 1...end.sequence) { sequence, event in
        try append(event, at: sequence)
      }
    }
    guard last == end.sequence else { throw damage }
  }

  private var damage: ReplicaError {
    .corrupt("the log of \(log.id) does not give its digest")
  }
}
