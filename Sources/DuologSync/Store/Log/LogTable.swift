import DuologMerge
import DuologSQLite

/// A log with events: that of a device up to its fork, or a branch up to the next fork.
struct LogRow {
  /// The local key; different on every replica.
  let key: Int64
  var id: LogID
  /// The local key of the log that this one branched off; `nil` for a device's own log.
  var parent: Int64?
  /// The first sequence number: 1, or for a branch the one at which it starts.
  var first: Int64
  /// The last sequence number, if the log has forked there.
  var end: Int64?
  /// The highest contiguous sequence number held; `first - 1` if there are none.
  var head: Int64
  /// The highest sequence number held, or seen by an event that is held.
  var known: Int64
  /// The log digest at `head`.
  var digest: Digest

  /// Whether an event of it is held.
  var isHeld: Bool { head >= first }

  /// How far a claim to have seen this log counts: up to its fork, because beyond that it is
  /// unknown which branch is meant.
  func seen(_ sequence: Int64) -> Int64 { min(sequence, end ?? sequence) }
}

/// The table of logs, as seen by one transaction.
///
/// It is loaded at the start of a transaction and discarded at its end, because another process may
/// change the table in between. Only logs with events are loaded, usually a handful and at most
/// ``limit``. Logs that events merely name are looked up one by one.
final class LogTable {
  /// How many logs of other devices may be held. Two people own a handful of devices.
  static let limit = Limits.devices - 64

  /// How many logs and branches are remembered that have only been named. A couple names none that
  /// never arrive, and each takes a row.
  static let namedLimit: Int64 = 65_536

  private let connection: Connection
  private(set) var rows: [LogRow] = []
  /// The positions of the rows that have changed.
  private var changed: [Int] = []
  private var namedKeys: [LogID: Int64] = [:]
  /// The number of such logs, once it has been looked up.
  private var knownCount: Int64?
  /// Whether ``namedLimit`` applies. It does not for events that have already been imported.
  var isLimited = true
  /// The cached contexts of the logs, discarded together with this table.
  let contextCache = ContextCache()

  init(_ connection: Connection) throws {
    self.connection = connection
    let select = try connection.cached(
      """
      SELECT key, name, parent, first, ends, head, known, digest FROM log
      WHERE head >= first OR ends IS NOT NULL ORDER BY key
      """)
    while try select.step() {
      guard let id = LogID(stored: select.text(at: 1)), let digest = select.digest(at: 7) else {
        throw ReplicaError.corrupt("the table of logs cannot be read")
      }
      rows.append(
        LogRow(
          key: select.integer(at: 0), id: id, parent: select.integerOrNil(at: 2),
          first: select.integer(at: 3), end: select.integerOrNil(at: 4),
          head: select.integer(at: 5), known: select.integer(at: 6), digest: digest))
    }
    select.reset()
  }

  /// The position in `rows` of log `id`, which is added if it has no events yet.
  ///
  /// - Parameter isOwn: Whether this device is about to write there. It can always continue.
  /// - Throws: `ReplicaError.tooManyLogs` if there is no room for another device's log.
  func index(of id: LogID, isOwn: Bool = false) throws -> Int {
    if let index = position(of: id) { return index }
    guard isOwn || rows.count < LogTable.limit else { throw ReplicaError.tooManyLogs }
    let key = try insertIfNone(id, known: 0)
    let select = try connection.cached("SELECT known FROM log WHERE key = ?")
    select.bind(key, at: 1)
    defer { select.reset() }
    guard try select.step() else { throw ReplicaError.corrupt("a log is missing") }
    rows.append(
      LogRow(
        key: key, id: id, parent: nil, first: 1, end: nil, head: 0, known: select.integer(at: 0),
        digest: LogDigest.origin(of: id.device)))
    return rows.count - 1
  }

  /// The position in `rows` of log `id`; `nil` if it has no events here.
  func position(of id: LogID) -> Int? {
    rows.firstIndex { $0.id == id }
  }

  func row(of id: LogID) -> LogRow? {
    rows.first { $0.id == id }
  }

  func row(ofKey key: Int64) -> LogRow? {
    rows.first { $0.key == key }
  }

  /// The log with local key `key`.
  func id(ofKey key: Int64) throws -> LogID {
    guard let row = row(ofKey: key) else {
      throw ReplicaError.corrupt("an event names a log that the table of logs lacks")
    }
    return row.id
  }

  func key(of id: LogID) throws -> Int64 {
    try rows[index(of: id)].key
  }

  /// Whether `row` is `other`, or a branch that starts somewhere below it.
  func isSameOrBranches(_ row: LogRow, _ other: LogRow) -> Bool {
    guard row.id.device == other.id.device else { return false }
    var next: LogRow? = row
    while let here = next {
      if here.key == other.key { return true }
      next = here.parent.flatMap { self.row(ofKey: $0) }
    }
    return false
  }

  /// Records that log `index` reaches `head`, with `digest` there.
  func advance(_ index: Int, to head: Int64, digest: Digest) {
    rows[index].head = head
    rows[index].digest = digest
    rows[index].known = max(rows[index].known, head)
    noteChange(index)
  }

  /// Records that an event has seen log `index` up to `sequence`.
  func learn(_ index: Int, seen sequence: Int64) {
    let seen = rows[index].seen(sequence)
    guard seen > rows[index].known else { return }
    rows[index].known = seen
    noteChange(index)
  }

  private func noteChange(_ index: Int) {
    if !changed.contains(index) { changed.append(index) }
  }

  /// Replaces the log that has the same key as `row`.
  func replace(_ row: LogRow) {
    guard let index = rows.firstIndex(where: { $0.key == row.key }) else { return }
    rows[index] = row
    noteChange(index)
  }

  /// Shows `row` in place of the log with the same key, in this copy of the table only.
  func show(_ row: LogRow) {
    guard let index = rows.firstIndex(where: { $0.key == row.key }) else { return }
    rows[index] = row
  }

  /// Removes the log with `key`, which must have no events left.
  func remove(key: Int64) throws {
    try save()
    let delete = try connection.cached("DELETE FROM log WHERE key = ?")
    delete.bind(key, at: 1)
    try delete.run()
    rows.removeAll { $0.key == key }
  }

  /// Writes the changes, if any.
  func save() throws {
    let update = try connection.cached(
      """
      UPDATE log SET name = ?, parent = ?, first = ?, ends = ?, head = ?, known = ?, digest = ?
      WHERE key = ?
      """)
    for index in changed.sorted() {
      let row = rows[index]
      update.bind(row.id.description, at: 1)
      update.bind(row.parent, at: 2)
      update.bind(row.first, at: 3)
      update.bind(row.end, at: 4)
      update.bind(row.head, at: 5)
      update.bind(row.known, at: 6)
      update.bind(row.digest, at: 7)
      update.bind(row.key, at: 8)
      try update.run()
    }
    changed.removeAll()
  }
}

// MARK: - Logs that are only named

extension LogTable {
  /// The local key of a device's log that has no events here and that an event names up to
  /// `sequence`.
  ///
  /// - Throws: `ReplicaError.tooManyLogs` if ``namedLimit`` is reached.
  func keyOfNamed(_ id: LogID, to sequence: Int64) throws -> Int64 {
    let key = try namedKeys[id] ?? insertIfNone(id, known: sequence)
    namedKeys[id] = key
    let update = try connection.cached("UPDATE log SET known = ?1 WHERE key = ?2 AND known < ?1")
    update.bind(sequence, at: 1)
    update.bind(key, at: 2)
    try update.run()
    return key
  }

  /// Forgets the logs that are only named.
  func forgetNamed() throws {
    namedKeys.removeAll()
    knownCount = nil
    try connection.cached("DELETE FROM log WHERE head < first AND ends IS NULL").run()
  }

  /// The first `limit` logs that are only named, and how far.
  func named(limit: Int) throws -> [(id: LogID, known: Int64)] {
    let select = try connection.cached(
      """
      SELECT name, known FROM log WHERE head < first AND ends IS NULL AND known > 0
      ORDER BY key LIMIT ?
      """)
    select.bind(Int64(limit), at: 1)
    defer { select.reset() }
    var named: [(id: LogID, known: Int64)] = []
    while try select.step() {
      if let id = LogID(stored: select.text(at: 0)) { named.append((id, select.integer(at: 1))) }
    }
    return named
  }

  private func insertIfNone(_ id: LogID, known: Int64) throws -> Int64 {
    let select = try connection.cached(
      """
      SELECT key FROM log WHERE name = ?1 UNION ALL SELECT -ifnull(max(key), 0) FROM log
      ORDER BY key DESC LIMIT 1
      """)
    select.bind(id.description, at: 1)
    defer { select.reset() }
    guard try select.step() else { throw ReplicaError.corrupt("the table of logs cannot be read") }
    let found = select.integer(at: 0)
    guard found <= 0 else { return found }
    let key = 1 - found
    guard key < RowKey.logLimit else { throw ReplicaError.tooManyLogs }
    let count = try knownCount ?? connection.integer("SELECT count(*) FROM log") ?? 0
    guard count < LogTable.namedLimit || known == 0 || !isLimited else {
      throw ReplicaError.tooManyLogs
    }
    knownCount = count + 1
    let insert = try connection.cached(
      "INSERT INTO log (key, name, first, head, known, digest) VALUES (?, ?, 1, 0, ?, ?)")
    insert.bind(key, at: 1)
    insert.bind(id.description, at: 2)
    insert.bind(known, at: 3)
    insert.bind(LogDigest.origin(of: id.device), at: 4)
    try insert.run()
    return key
  }
}

// MARK: - What is held

extension LogTable {
  /// What is held: the highest contiguous sequence number of each log.
  var held: VersionVector {
    var vector = VersionVector()
    for row in rows where row.isHeld { vector[row.id] = row.head }
    return vector
  }

  /// Whether the label fits only this log, so that others can tell what is meant.
  func isNamable(_ row: LogRow) -> Bool {
    row.id.branch == nil || !rows.contains { $0.key != row.key && $0.id.label == row.id.label }
  }

  /// What is held of the logs that others can identify by their labels. This is what a bundle
  /// names, and no more logs than it may name.
  var heldByLabel: VersionVector {
    var vector = VersionVector()
    for row in rows
    where row.isHeld && isNamable(row) && vector.count < Limits.devices {
      vector[row.id] = row.head
    }
    return vector
  }
}
