import DuologMerge
import DuologSQLite

/// An event that is held: its log, and the log digest there, which identifies its bytes and
/// everything before it.
struct EventPlace: Hashable {
  let log: LogID
  let digest: Digest
}

/// Finds held events by their numbers and digests, never by what a log is called. The events of one
/// device form a path, or a tree if its log has forked.
struct HeldPaths {
  private let logs: LogTable
  private let digests: DigestsAlong

  init(_ connection: Connection) throws {
    logs = try LogTable(connection)
    digests = DigestsAlong(connection, of: logs)
  }

  /// What is held of each log.
  var held: VersionVector { logs.held }

  /// How far any branch of the log of `device` is held.
  func reach(of device: DeviceID) -> Int64 {
    logs.rows.reduce(0) {
      $1.isHeld && $1.id.device == device ? max($0, $1.head) : $0
    }
  }

  /// The logs that hold an event `number` of `device`: one, or several beyond a fork.
  private func rows(of device: DeviceID, holding number: Int64) -> [LogRow] {
    logs.rows.filter {
      $0.id.device == device && $0.isHeld && $0.first <= number && number <= $0.head
    }
  }

  /// The events `number` of `device`, on any path, whose digests begin with `digits`; all of them
  /// if that is `nil`.
  ///
  /// - Complexity: Fewer than twice `CheckpointTable.interval` events are hashed for each path.
  func places(
    of device: DeviceID, at number: Int64, digestBeginning digits: UInt32?
  ) throws -> [EventPlace] {
    try rows(of: device, holding: number).compactMap { row in
      let digest = try digests.digest(of: row, at: number)
      guard digits == nil || digest.beginning == digits else { return nil }
      return EventPlace(log: row.id, digest: digest)
    }
  }

  /// The event `number` of `device` with `digest`, if it is held. Otherwise `nil`.
  ///
  /// - Complexity: O(1); like ``places(of:at:digestBeginning:)`` beyond a fork.
  func place(of device: DeviceID, at number: Int64, digest: Digest) throws -> EventPlace? {
    let candidates = rows(of: device, holding: number)
    if candidates.count == 1 { return EventPlace(log: candidates[0].id, digest: digest) }
    let row = try candidates.first {
      try digests.digest(of: $0, at: number) == digest
    }
    return row.map { EventPlace(log: $0.id, digest: digest) }
  }

  /// The same place, unless a fork found since has moved the event to a branch; then its new place.
  func current(_ place: EventPlace, at number: Int64) throws -> EventPlace? {
    if let row = logs.row(of: place.log), row.isHeld, row.first <= number, number <= row.head {
      return place
    }
    return try self.place(of: place.log.device, at: number, digest: place.digest)
  }

  /// The events in `range` on the path to its last event, which is in `log`, split by log, last log
  /// first.
  func stretches(of range: ClosedRange<Int64>, to log: LogID) -> [Stretch] {
    var stretches: [Stretch] = []
    var (next, end): (LogID?, Int64) = (log, range.upperBound)
    while let id = next, let row = logs.row(of: id), range.lowerBound <= end, row.first <= end {
      stretches.append(Stretch(log: id, range: max(range.lowerBound, row.first)...end))
      next = row.parent.flatMap { logs.row(ofKey: $0)?.id }
      end = row.first - 1
    }
    return stretches
  }

  /// Events of one log.
  struct Stretch: Hashable {
    let log: LogID
    let range: ClosedRange<Int64>
  }

  /// The state of a device's events held here, as text that changes whenever it does.
  func state(of device: DeviceID) -> String {
    let rows = logs.rows.filter { $0.isHeld && $0.id.device == device }.sorted { $0.id < $1.id }
    let text = rows.map { "\($0.id) \($0.head)\n" }.joined()
    return String("\(SHA256.hash(text.utf8))".prefix(16))
  }
}
