import DuologMerge
import DuologSQLite

/// The branches that events name, and the event that each name stands for.
///
/// `A~hex` means the event of device A whose log digest begins with `hex`, whether or not a fork is
/// known there. A label that fits no event held, or two, stands for nothing.
final class LabelTable {
  /// What a label stands for.
  enum Meaning: Equatable {
    /// The event held there.
    case event(RowKey)
    /// No event that is held, or more than one.
    case nothing
    /// Not looked up yet; ``Replica/rebuild()`` does that.
    case new
  }

  private let connection: Connection
  private var meanings: [LogID: Meaning] = [:]
  /// Whether ``LogTable/namedLimit`` applies. It does not for events that have already been
  /// imported.
  var isLimited = true

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// What `label`, which an event names up to `sequence`, stands for. An unknown label is added.
  ///
  /// - Throws: `ReplicaError.tooManyLogs` if ``LogTable/namedLimit`` is reached.
  func meaning(of label: LogID, namedTo sequence: Int64) throws -> Meaning {
    if let known = meanings[label], known != .nothing { return known }
    let meaning = try stored(label)
    if meaning == .nothing {
      let update = try connection.cached(
        "UPDATE log_label SET known = ?3 WHERE device = ?1 AND beginning = ?2 AND known < ?3")
      bind(label, to: update)
      update.bind(sequence, at: 3)
      try update.run()
    }
    let result = try meaning ?? add(label, namedTo: sequence)
    meanings[label] = result
    return result
  }

  /// The digest beginnings in the labels of `device`.
  func beginnings(of device: DeviceID) throws -> Set<UInt32> {
    let select = try connection.cached("SELECT beginning FROM log_label WHERE device = ?")
    select.bind(device.description, at: 1)
    defer { select.reset() }
    var beginnings: Set<UInt32> = []
    while try select.step() { beginnings.insert(UInt32(truncatingIfNeeded: select.integer(at: 0))) }
    return beginnings
  }

  /// The first `limit` labels without events here, and how far they are named.
  func unheld(limit: Int) throws -> [(label: LogID, known: Int64)] {
    let select = try connection.cached(
      "SELECT device, beginning, known FROM log_label WHERE fits = 0 ORDER BY key LIMIT ?")
    select.bind(Int64(limit), at: 1)
    defer { select.reset() }
    var labels: [(label: LogID, known: Int64)] = []
    while try select.step() {
      guard let device = DeviceID(select.text(at: 0)) else { continue }
      let branch = UInt32(truncatingIfNeeded: select.integer(at: 1))
      labels.append((LogID(device, branch: branch), select.integer(at: 2)))
    }
    return labels
  }

  private func stored(_ label: LogID) throws -> Meaning? {
    let select = try connection.cached(
      "SELECT fits, log, seq FROM log_label WHERE device = ? AND beginning = ?")
    bind(label, to: select)
    defer { select.reset() }
    guard try select.step() else { return nil }
    guard select.integer(at: 0) == 1 else { return .nothing }
    return .event(RowKey(log: select.integer(at: 1), sequence: select.integer(at: 2)))
  }

  private func add(_ label: LogID, namedTo sequence: Int64) throws -> Meaning {
    let last = try connection.integer("SELECT max(key) FROM log_label") ?? 0
    guard last < LogTable.namedLimit || !isLimited else { throw ReplicaError.tooManyLogs }
    let insert = try connection.cached(
      "INSERT INTO log_label (device, beginning, fits, known) VALUES (?, ?, 0, ?)")
    bind(label, to: insert)
    insert.bind(sequence, at: 3)
    try insert.run()
    return .new
  }

  private func bind(_ label: LogID, to statement: Statement) {
    statement.bind(label.device.description, at: 1)
    statement.bind(Int64(label.branch ?? 0), at: 2)
  }
}

// MARK: - Resolving

extension LabelTable {
  /// Forgets all labels.
  func removeAll() throws {
    meanings.removeAll()
    try connection.cached("DELETE FROM log_label").run()
  }

  /// Looks up what each label stands for.
  ///
  /// - Complexity: O(n) for n events of the devices in the labels, all of which are hashed.
  func resolve(in logs: LogTable) throws {
    meanings.removeAll()
    try connection.cached("UPDATE log_label SET fits = 0, log = NULL, seq = NULL").run()
    for device in Set(logs.rows.map(\.id.device)) {
      let beginnings = try beginnings(of: device)
      guard !beginnings.isEmpty else { continue }
      for row in logs.rows where row.isHeld && row.id.device == device {
        try look(for: beginnings, in: row, of: logs)
      }
    }
  }

  private func look(
    for beginnings: Set<UInt32>, in row: LogRow, of logs: LogTable
  ) throws {
    var digest = try CheckpointTable(connection).digest(of: row, at: row.first - 1, in: logs)
    let events = EventTable(connection)
    try events.forEach(ofLog: row.key, in: row.first...row.head) { sequence, bytes in
      digest = LogDigest.chained(digest, bytes)
      guard beginnings.contains(digest.beginning) else { return }
      let label = LogID(row.id.device, branch: digest.beginning)
      let update = try connection.cached(
        """
        UPDATE log_label SET fits = fits + 1, log = ?3, seq = ?4 WHERE device = ?1 AND beginning = ?2
        """)
      bind(label, to: update)
      update.bind(row.key, at: 3)
      update.bind(sequence, at: 4)
      try update.run()
    }
  }
}
