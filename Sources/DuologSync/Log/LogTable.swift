import DuologMerge
import DuologSQLite

/// A log that this replica holds or has heard of.
struct LogRow {
  /// The local key; another replica has another one.
  let key: Int64
  let id: LogID
  /// The local key of the log that this one branched off; `nil` for a device's log, and for a
  /// branch that has only been heard of.
  var parent: Int64?
  /// The first sequence number: 1, or for a branch the one at which it begins.
  var first: Int64
  /// The last sequence number, for a log that has forked there.
  var end: Int64?
  /// The highest contiguous sequence number held; `first - 1` if none.
  var head: Int64
  /// The highest sequence number held, or seen by an event that is held.
  var known: Int64
  /// The log digest at `head`.
  var digest: Digest

  /// Whether an event of it is held.
  var isHeld: Bool { head >= first }

  /// How much of what an event says to have seen of this log counts: contexts are cut off where a
  /// log has forked, since beyond it they do not say which branch is meant.
  func seen(_ sequence: Int64) -> Int64 { min(sequence, end ?? sequence) }
}

/// The table of logs, as one transaction sees it.
///
/// Loaded at the start of a transaction and thrown away at its end: another process may have
/// changed it in between. A journal has a handful of logs, and at most `BundleLimits.devices`.
final class LogTable {
  private let connection: Connection
  private(set) var rows: [LogRow] = []
  private var changed: Set<Int> = []
  /// What was looked up of the logs' contexts, which are thrown away with this.
  let contextCache = ContextCache()

  init(_ connection: Connection) throws {
    self.connection = connection
    let select = try connection.cached(
      "SELECT key, name, parent, first, ends, head, known, digest FROM log ORDER BY key")
    while try select.step() {
      guard let id = LogID(select.text(at: 1)), let digest = select.digest(at: 7) else {
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

  /// The position in `rows` of log `id`, which is added if it is new here.
  func index(of id: LogID) throws -> Int {
    if let index = rows.firstIndex(where: { $0.id == id }) { return index }
    guard rows.count < BundleLimits.devices else { throw ReplicaError.tooManyLogs }
    let key = (rows.last?.key ?? 0) + 1
    let row = LogRow(
      key: key, id: id, parent: nil, first: 1, end: nil, head: 0, known: 0,
      digest: LogDigest.origin(of: id.device))
    let insert = try connection.cached(
      "INSERT INTO log (key, name, first, head, known, digest) VALUES (?, ?, 1, 0, 0, ?)")
    insert.bind(key, at: 1)
    insert.bind(id.description, at: 2)
    insert.bind(row.digest, at: 3)
    try insert.run()
    rows.append(row)
    return rows.count - 1
  }

  func row(of id: LogID) -> LogRow? {
    rows.first { $0.id == id }
  }

  /// The log with local key `key`.
  func id(ofKey key: Int64) throws -> LogID {
    guard let row = rows.first(where: { $0.key == key }) else {
      throw ReplicaError.corrupt("an event names a log that the table of logs lacks")
    }
    return row.id
  }

  func key(of id: LogID) throws -> Int64 {
    try rows[index(of: id)].key
  }

  /// Takes note that log `index` reaches `head`, with `digest` there.
  func advance(_ index: Int, to head: Int64, digest: Digest) {
    rows[index].head = head
    rows[index].digest = digest
    rows[index].known = max(rows[index].known, head)
    changed.insert(index)
  }

  /// Takes note that an event has seen log `index` up to `sequence`.
  func learn(_ index: Int, seen sequence: Int64) {
    let seen = rows[index].seen(sequence)
    guard seen > rows[index].known else { return }
    rows[index].known = seen
    changed.insert(index)
  }

  /// Puts `row` where the log with its key stood.
  func replace(_ row: LogRow) {
    guard let index = rows.firstIndex(where: { $0.key == row.key }) else { return }
    rows[index] = row
    changed.insert(index)
  }

  /// Writes what has changed; does nothing when nothing has.
  func save() throws {
    let update = try connection.cached(
      """
      UPDATE log SET parent = ?, first = ?, ends = ?, head = ?, known = ?, digest = ? WHERE key = ?
      """)
    for index in changed.sorted() {
      let row = rows[index]
      update.bind(row.parent, at: 1)
      update.bind(row.first, at: 2)
      update.bind(row.end, at: 3)
      update.bind(row.head, at: 4)
      update.bind(row.known, at: 5)
      update.bind(row.digest, at: 6)
      update.bind(row.key, at: 7)
      try update.run()
    }
    changed.removeAll()
  }
}

extension LogTable {
  /// What is held: the highest contiguous sequence number of each log.
  var held: VersionVector {
    var vector = VersionVector()
    for row in rows where row.isHeld { vector[row.id] = row.head }
    return vector
  }
}
