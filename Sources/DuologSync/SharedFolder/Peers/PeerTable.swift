import DuologMerge
import DuologSQLite

/// What other devices have said that they hold, the last statement of each.
///
/// For people to read, and to spare a stick what its reader has: nothing that is held depends on it.
/// Bounded: ``Limits/devices`` devices, few of them unheard of, and as many logs in each
/// statement.
struct PeerTable {
  private let connection: Connection

  /// The statements, by device.
  private(set) var statements: [DeviceID: PeerClaim] = [:]

  /// What devices had said before their files went back to older words, as when a carrier brings
  /// back an old file: what they held then exists all the same.
  private(set) var withdrawn: [DeviceID: PeerClaim] = [:]

  private var changed: Set<DeviceID> = []

  /// How far ahead of this device's clock another one may be and still be believed.
  static let toleratedSkew: Int64 = 2 * 60_000

  /// Which statement of a device a row belongs to.
  private enum Rank: Int64, CaseIterable {
    case present = 0
    case withdrawn = 1
  }

  private struct Key: Hashable {
    let device: DeviceID
    let rank: Rank
  }

  init(_ connection: Connection) throws {
    self.connection = connection
    for (key, statement) in try PeerTable.load(connection) {
      switch key.rank {
      case .present: statements[key.device] = statement
      case .withdrawn: withdrawn[key.device] = statement
      }
    }
  }

  private static func load(_ connection: Connection) throws -> [Key: PeerClaim] {
    var said: [Key: (made: Timestamp, history: Digest?)] = [:]
    var held: [Key: [LogID: Int64]] = [:]
    var heads: [Key: [LogID: DigestPrefix]] = [:]
    let select = try connection.cached(
      """
      SELECT device, rank, made, history, log, seq, head
      FROM peer_statement LEFT JOIN peer_head USING (device, rank)
      """)
    defer { select.reset() }
    while try select.step() {
      guard let device = DeviceID(select.text(at: 0)),
        let rank = Rank(rawValue: select.integer(at: 1))
      else { throw ReplicaError.corrupt("the table of other devices cannot be read") }
      let key = Key(device: device, rank: rank)
      said[key] = (Timestamp(milliseconds: select.integer(at: 2)), select.digest(at: 3))
      guard let log = select.textOrNil(at: 4).flatMap({ LogID($0) }) else { continue }
      held[key, default: [:]][log] = select.integer(at: 5)
      heads[key, default: [:]][log] = select.integerOrNil(at: 6).map {
        DigestPrefix(rawValue: UInt64(bitPattern: $0))
      }
    }
    var statements: [Key: PeerClaim] = [:]
    for (key, said) in said {
      statements[key] = PeerClaim(
        device: key.device, made: said.made, held: VersionVector(held[key] ?? [:]),
        heads: heads[key] ?? [:], history: said.history)
    }
    return statements
  }

  /// All that devices say or have said last, in the order of their identifiers: what they held
  /// exists, or did.
  var claims: [PeerClaim] {
    (Array(statements.values) + Array(withdrawn.values)).sorted {
      ($0.device, $0.made) < ($1.device, $1.made)
    }
  }

  /// Takes note of what a bundle's header says.
  ///
  /// - Parameters:
  ///   - isCurrent: whether it is the one file in which the device says what it holds now; any other
  ///     bundle may be old, and counts only if it is newer than what has been said.
  ///   - now: the time by this device's clock: what claims to be of the future is not kept where
  ///     its device says something else.
  mutating func note(_ header: BundleHeader, isCurrent: Bool, now: Timestamp) throws {
    let known = statements[header.from]
    guard isCurrent || known.map({ $0.made < header.made }) ?? true,
      try known != nil || makeRoom(for: header.from)
    else { return }
    var statement = PeerClaim(header)
    if !isCurrent, let known {
      // It says no more than what has been proved.
      if known.history != nil, statement.held == known.held { return }
      statement = statement.keepingProof(of: known)
    }
    guard statement != known else { return }
    if let known { withdraw(known, for: statement, now: now) }
    statements[header.from] = statement
    changed.insert(header.from)
  }

  private mutating func withdraw(
    _ known: PeerClaim, for statement: PeerClaim, now: Timestamp
  ) {
    let device = statement.device
    let newest = withdrawn[device].map { $0.made < known.made ? known : $0 } ?? known
    let isOfTheFuture = newest.made.milliseconds - now.milliseconds > PeerTable.toleratedSkew
    withdrawn[device] = statement.made < newest.made && !isOfTheFuture ? newest : nil
  }

  /// How many devices of which nothing is held may have a place: two people have a handful.
  static let strangers = 32

  /// Whether there is room for one more device. Those of which nothing is held have few places, and
  /// leave theirs where it is needed, so that no flood of made-up devices keeps out the real ones.
  private mutating func makeRoom(for device: DeviceID) throws -> Bool {
    let authors = Set(try LogTable(connection).rows.filter(\.isHeld).map(\.id.device))
    let strangers = statements.keys.filter { !authors.contains($0) }
    guard authors.contains(device) else {
      return strangers.count < PeerTable.strangers && statements.count < Limits.devices
    }
    if statements.count < Limits.devices { return true }
    guard let stranger = strangers.max() else { return false }
    statements[stranger] = nil
    withdrawn[stranger] = nil
    changed.insert(stranger)
    return true
  }

  /// Whether there is something to save.
  var hasChanges: Bool { !changed.isEmpty }

  /// Writes what has changed, in one transaction; does nothing when nothing has.
  mutating func save() throws {
    guard !changed.isEmpty else { return }
    try connection.transaction(.immediate) {
      for device in changed.sorted() {
        try write(statements[device], Key(device: device, rank: .present))
        try write(withdrawn[device], Key(device: device, rank: .withdrawn))
      }
    }
    changed.removeAll()
  }

  /// Puts `statement` in the place of what is there; `nil` removes that.
  private func write(_ statement: PeerClaim?, _ key: Key) throws {
    for table in ["peer_head", "peer_statement"] {
      let delete = try connection.cached("DELETE FROM \(table) WHERE device = ? AND rank = ?")
      delete.bind(key.device.description, at: 1)
      delete.bind(key.rank.rawValue, at: 2)
      try delete.run()
    }
    guard let statement else { return }
    let peer = try connection.cached(
      "INSERT INTO peer_statement (device, rank, made, history) VALUES (?, ?, ?, ?)")
    peer.bind(key.device.description, at: 1)
    peer.bind(key.rank.rawValue, at: 2)
    peer.bind(statement.made.milliseconds, at: 3)
    if let history = statement.history {
      peer.bind(history, at: 4)
    } else {
      peer.bindNull(at: 4)
    }
    try peer.run()
    let insert = try connection.cached(
      "INSERT INTO peer_head (device, rank, log, seq, head) VALUES (?, ?, ?, ?, ?)")
    for entry in statement.held {
      insert.bind(key.device.description, at: 1)
      insert.bind(key.rank.rawValue, at: 2)
      insert.bind(entry.log.description, at: 3)
      insert.bind(entry.sequence, at: 4)
      insert.bind(statement.heads[entry.log].map { Int64(bitPattern: $0.rawValue) }, at: 5)
      try insert.run()
    }
  }
}
