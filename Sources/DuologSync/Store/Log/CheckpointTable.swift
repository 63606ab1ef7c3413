import DuologMerge
import DuologSQLite

/// The digests of logs at some of their events, so that a segment's `before` is found without
/// hashing the whole log.
struct CheckpointTable {
  /// One digest per this many events: 32 bytes for about 200,000.
  static let interval: Int64 = 1024

  /// Whether a digest is kept at event `sequence`. Any other digest then takes the hashing of fewer
  /// than ``interval`` events.
  ///
  /// Earlier versions kept them at other events, less than twice as far apart.
  static func isDue(at sequence: Int64) -> Bool { sequence % interval == 0 }

  private let connection: Connection
  private let events: EventTable

  init(_ connection: Connection) {
    self.connection = connection
    events = EventTable(connection)
  }

  func insert(_ digest: Digest, log: Int64, sequence: Int64) throws {
    let insert = try connection.cached(
      "INSERT OR REPLACE INTO checkpoint (log, seq, digest) VALUES (?, ?, ?)")
    insert.bind(log, at: 1)
    insert.bind(sequence, at: 2)
    insert.bind(digest, at: 3)
    try insert.run()
  }

  /// Moves the checkpoints of `log` from number `first` on to the log `other`.
  func move(ofLog log: Int64, from first: Int64, to other: Int64) throws {
    let update = try connection.cached(
      "UPDATE OR REPLACE checkpoint SET log = ?3 WHERE log = ?1 AND seq >= ?2")
    try run(update, log, first) { $0.bind(other, at: 3) }
  }

  /// Removes the checkpoints of `log` from number `first` on.
  func remove(ofLog log: Int64, from first: Int64) throws {
    try run(
      connection.cached("DELETE FROM checkpoint WHERE log = ?1 AND seq >= ?2"), log, first)
  }

  private func run(
    _ statement: Statement, _ log: Int64, _ first: Int64,
    binding bind: (Statement) -> Void = { _ in }
  ) throws {
    statement.bind(log, at: 1)
    statement.bind(first, at: 2)
    bind(statement)
    try statement.run()
  }

  /// The digest of `log` at `sequence`, from the nearest checkpoint below. Before a branch starts,
  /// it is that of the log it branched off.
  ///
  /// - Precondition: `0 <= sequence <= log.head`.
  /// - Complexity: O(`interval`).
  func digest(of log: LogRow, at sequence: Int64, in logs: LogTable) throws -> Digest {
    if sequence == log.head { return log.digest }
    if sequence < log.first, let parent = logs.rows.first(where: { $0.key == log.parent }) {
      return try digest(of: parent, at: sequence, in: logs)
    }
    var (start, digest) = try nearest(log: log, atMost: sequence)
    if start < sequence {
      try events.forEach(ofLog: log.key, in: (start + 1)...sequence) { number, bytes in
        digest = LogDigest.chained(digest, bytes)
        start = number
      }
    }
    guard start == sequence else { throw ReplicaError.corrupt("a log has a gap") }
    return digest
  }

  /// The first checkpoint of `log` whose event is in `range`.
  func first(of log: LogRow, in range: Range<Int64>) throws -> (sequence: Int64, digest: Digest)? {
    let select = try connection.cached(
      "SELECT seq, digest FROM checkpoint WHERE log = ? AND seq >= ? AND seq < ? ORDER BY seq LIMIT 1"
    )
    select.bind(log.key, at: 1)
    select.bind(range.lowerBound, at: 2)
    select.bind(range.upperBound, at: 3)
    defer { select.reset() }
    guard try select.step() else { return nil }
    guard let digest = select.digest(at: 1) else {
      throw ReplicaError.corrupt("a checkpoint cannot be read")
    }
    return (select.integer(at: 0), digest)
  }

  private func nearest(log: LogRow, atMost sequence: Int64) throws -> (Int64, Digest) {
    let select = try connection.cached(
      "SELECT seq, digest FROM checkpoint WHERE log = ? AND seq <= ? ORDER BY seq DESC LIMIT 1")
    select.bind(log.key, at: 1)
    select.bind(sequence, at: 2)
    defer { select.reset() }
    guard try select.step() else {
      guard log.first == 1 else { throw ReplicaError.corrupt("the start of a branch is missing") }
      return (0, LogDigest.origin(of: log.id.device))
    }
    guard let digest = select.digest(at: 1) else {
      throw ReplicaError.corrupt("a checkpoint cannot be read")
    }
    return (select.integer(at: 0), digest)
  }
}
