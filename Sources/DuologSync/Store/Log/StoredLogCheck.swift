import Dispatch
import DuologMerge
import DuologSQLite

/// Hashes the events of a log as they are read from the table, and compares the log digests with
/// those on record: at every checkpoint on the way, and at the end.
///
/// What lies between two checkpoints needs no digest of what lies before it, so that several such
/// stretches are hashed side by side: a group at a time, by a second thread where that is free, and
/// by this one where it is not. Memory is bounded: two groups.
///
/// Not `Sendable`: one thread appends and asks.
final class StoredLogCheck {
  private let log: LogRow
  private let checkpoints: CheckpointTable
  private let events: EventTable
  /// The first event from the last one asked for on of which the digest is on record.
  private let end: (sequence: Int64, digest: Digest)
  /// The last event taken.
  private var last: Int64
  /// The next event of which the digest is on record.
  private var next: (sequence: Int64, digest: Digest)

  private lazy var queue = DispatchQueue(label: "duolog.stored")
  private var filling: StretchGroup
  private var spare = StretchGroup()
  private var hashing: StretchGroup?
  private var isSound = true

  /// For the events of `log` in `range`, which are held; ``before`` is the digest before them.
  init(
    _ log: LogRow, in range: ClosedRange<Int64>, of logs: LogTable, _ connection: Connection
  ) throws {
    self.log = log
    checkpoints = CheckpointTable(connection)
    last = range.lowerBound - 1
    before = try checkpoints.digest(of: log, at: last, in: logs)
    end =
      try checkpoints.first(of: log, in: range.upperBound..<log.head) ?? (log.head, log.digest)
    events = EventTable(connection)
    next = (last, before)
    filling = StretchGroup()
    try beginStretch()
  }

  /// The log digest before the first event.
  let before: Digest

  /// Takes event `sequence`.
  ///
  /// - Throws: `ReplicaError.corrupt` if it does not follow the last one.
  func append(_ event: UnsafeRawBufferPointer, at sequence: Int64) throws {
    guard sequence == last + 1, sequence <= end.sequence else {
      throw ReplicaError.corrupt("a log has a hole")
    }
    last = sequence
    filling.append(event)
    if last == next.sequence {
      filling.endStretch(at: next.digest)
      if filling.isFull { handOver() }
      if last < end.sequence { try beginStretch() }
    } else if filling.openBytes > StretchGroup.stretchBytes {
      filling.shorten()
    }
  }

  /// The log digest at the last event taken, if all is as it must be: ``finish()`` tells whether it
  /// is.
  var digest: Digest { last == next.sequence ? next.digest : filling.shorten() }

  /// Ends the check. Where the digest at the last event is not on record, the events behind it are
  /// hashed as well, up to the next one of which it is.
  ///
  /// - Throws: `ReplicaError.corrupt` unless all events were taken and are those that were stored.
  func finish() throws {
    if last < end.sequence {
      try events.forEach(ofLog: log.key, in: last + 1...end.sequence) { sequence, event in
        try append(event, at: sequence)
      }
    }
    settle()
    check(filling)
    guard isSound, last == end.sequence else {
      throw ReplicaError.corrupt("the log of \(log.id) does not give its digest")
    }
  }

  private func beginStretch() throws {
    filling.beginStretch(after: next.digest)
    next = try checkpoints.first(of: log, in: last + 1..<end.sequence) ?? end
  }

  private func handOver() {
    guard hashing == nil || hashing?.isChecked.wait(timeout: .now()) == .success else {
      return check(filling)
    }
    if let hashing { take(hashing) }
    let group = filling
    queue.async {
      group.check()
      group.isChecked.signal()
    }
    hashing = group
    filling = spare
    spare = group
  }

  /// Waits for the group that is being hashed.
  private func settle() {
    guard let group = hashing else { return }
    group.isChecked.wait()
    hashing = nil
    take(group)
  }

  private func check(_ group: StretchGroup) {
    group.check()
    take(group)
  }

  private func take(_ group: StretchGroup) {
    isSound = isSound && group.isSound
    group.removeAll()
  }
}

/// Stretches that are hashed together.
///
/// Sendable because it has one user at a time: the thread that fills it, then, from the moment it is
/// handed over until `isChecked` is signalled, the queue.
private final class StretchGroup: @unchecked Sendable {
  private struct Stretch {
    var before: Digest
    /// Where its events begin in `bytes`, and in `ends`.
    let bytes: Int
    let ends: Int
    var count = 0
    /// The digest on record at its end, where it has one.
    var after: Digest?
  }

  private var stretches: [Stretch] = []
  private var bytes: [UInt8] = []
  /// Where events end, counted from the beginning of their stretch.
  private var ends: [Int] = []
  /// What ``check()`` found.
  private(set) var isSound = true

  let isChecked = DispatchSemaphore(value: 0)

  /// The most bytes of a stretch that are kept, a single event's apart: twice what the events
  /// between two checkpoints have as a rule.
  static let stretchBytes = 512 << 10

  var isFull: Bool { stretches.count == LogDigest.sideBySide }

  /// The bytes of the stretch that has not ended.
  var openBytes: Int { bytes.count - (stretches.last?.bytes ?? 0) }

  func beginStretch(after digest: Digest) {
    stretches.append(Stretch(before: digest, bytes: bytes.count, ends: ends.count))
  }

  func append(_ event: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: event)
    ends.append(openBytes)
    stretches[stretches.count - 1].count += 1
  }

  func endStretch(at digest: Digest) {
    stretches[stretches.count - 1].after = digest
  }

  func removeAll() {
    stretches.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    isSound = true
  }

  /// Hashes the stretch that has not ended as far as it goes, keeps nothing of it but the digest
  /// there, and returns that.
  @discardableResult
  func shorten() -> Digest {
    guard let open = stretches.popLast() else { return Digest(0, 0, 0, 0) }
    let digest = digests(of: [open])[0]
    bytes.removeLast(bytes.count - open.bytes)
    ends.removeLast(ends.count - open.ends)
    beginStretch(after: digest)
    return digest
  }

  /// Hashes all stretches, which have ended, and compares.
  func check() {
    isSound = zip(stretches, digests(of: stretches)).allSatisfy { $0.after == $1 }
  }

  private func digests(of chosen: [Stretch]) -> [Digest] {
    bytes.withUnsafeBytes { bytes in
      ends.withUnsafeBufferPointer { ends in
        LogDigest.digests(
          of: chosen.map { stretch in
            LogStretch(
              before: stretch.before,
              bytes: UnsafeRawBufferPointer(rebasing: bytes[stretch.bytes...]),
              ends: UnsafeBufferPointer(rebasing: ends[stretch.ends...].prefix(stretch.count)))
          })
      }
    }
  }
}
