import DuologMerge
import DuologSQLite

/// The digests of logs at requested events. Digests computed along the way are cached for a while,
/// because file names often refer to many events of one stretch.
///
/// Memory is bounded: a few stretches between two checkpoints.
final class DigestsAlong {
  private let logs: LogTable
  private let checkpoints: CheckpointTable
  private let events: EventTable
  private var stretches: [Key: Stretch] = [:]

  private struct Key: Hashable {
    let log: Int64
    let number: Int64
  }

  /// The digests from event `first` on, without gaps.
  private struct Stretch {
    let first: Int64
    var digests: [Digest]
  }

  private static let limit = 8

  init(_ connection: Connection, of logs: LogTable) {
    self.logs = logs
    checkpoints = CheckpointTable(connection)
    events = EventTable(connection)
  }

  /// The digest of `log` at `sequence`, which must be held in that log itself.
  ///
  /// - Complexity: Like ``CheckpointTable/digest(of:at:in:)``, and less if an event nearby has been
  ///   requested before.
  func digest(of log: LogRow, at sequence: Int64) throws -> Digest {
    if sequence == log.head { return log.digest }
    let interval = CheckpointTable.interval
    let key = Key(log: log.key, number: sequence / interval)
    let first = max(key.number * interval, log.first)
    var stretch =
      try stretches[key]
      ?? Stretch(first: first, digests: [checkpoints.digest(of: log, at: first, in: logs)])
    let next = first + Int64(stretch.digests.count)
    if next <= sequence {
      try events.forEach(ofLog: log.key, in: next...sequence) { _, bytes in
        stretch.digests.append(LogDigest.chained(stretch.digests[stretch.digests.count - 1], bytes))
      }
      if stretches.count >= DigestsAlong.limit { stretches.removeAll() }
      stretches[key] = stretch
    }
    let place = Int(sequence - first)
    guard place < stretch.digests.count else { throw ReplicaError.corrupt("a log has a gap") }
    return stretch.digests[place]
  }
}
