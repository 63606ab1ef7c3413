import DuologMerge
import DuologSQLite

/// The latest claims of other devices about what they hold.
///
/// They are shown to people, and save writing what the reader of a stick already has. No stored
/// data depends on them. Limited to ``Limits/devices`` devices, few of them unknown, and as many
/// logs in each claim.
struct PeerTable {
  private let connection: Connection

  /// The current claims, by device.
  private(set) var current: [DeviceID: PeerClaim] = [:]

  /// Earlier claims of devices whose files went back to an older claim, for example because a
  /// carrier brought back an old file. What they held then still exists.
  private(set) var withdrawn: [DeviceID: PeerClaim] = [:]

  private var changed: Set<DeviceID> = []

  /// How far ahead of this device's clock another one may be and still be believed.
  static let toleratedSkew: Int64 = 2 * 60_000

  /// Which claim of a device a row belongs to.
  private enum Rank: Int64, CaseIterable {
    case present = 0
    case withdrawn = 1
  }

  init(_ connection: Connection) throws {
    self.connection = connection
    for (rank, claim) in try PeerTable.load(connection) {
      switch rank {
      case .present: current[claim.device] = claim
      case .withdrawn: withdrawn[claim.device] = claim
      }
    }
  }

  private static func load(_ connection: Connection) throws -> [(rank: Rank, claim: PeerClaim)] {
    // One row for each log in a claim, or one row for a claim without logs.
    let select = try connection.cached(
      """
      SELECT device, rank, made, history, log, seq, head
      FROM peer_statement LEFT JOIN peer_head USING (device, rank) ORDER BY device, rank
      """)
    defer { select.reset() }
    var claims: [(rank: Rank, claim: PeerClaim)] = []
    var (held, heads) = (VersionVector(), [LogID: DigestPrefix]())
    while try select.step() {
      guard let device = DeviceID(select.text(at: 0)),
        let rank = Rank(rawValue: select.integer(at: 1))
      else { throw ReplicaError.corrupt("the table of other devices cannot be read") }
      if claims.last?.rank == rank, claims.last?.claim.device == device {
        claims.removeLast()
      } else {
        (held, heads) = (VersionVector(), [:])
      }
      if let log = select.textOrNil(at: 4).flatMap({ LogID($0) }) {
        held[log] = select.integer(at: 5)
        heads[log] = select.integerOrNil(at: 6).map {
          DigestPrefix(rawValue: UInt64(bitPattern: $0))
        }
      }
      let claim = PeerClaim(
        device: device, made: Timestamp(milliseconds: select.integer(at: 2)), held: held,
        heads: heads, history: select.digest(at: 3))
      claims.append((rank, claim))
    }
    return claims
  }

  /// All current and withdrawn claims, ordered by device. What they name exists, or did.
  var claims: [PeerClaim] {
    (Array(current.values) + Array(withdrawn.values)).sorted {
      ($0.device, $0.made) < ($1.device, $1.made)
    }
  }

  /// When each device made its latest claim that is known, withdrawn or not, by its own clock.
  var latest: [DeviceID: Timestamp] {
    current.merging(withdrawn) { $0.made < $1.made ? $1 : $0 }.mapValues(\.made)
  }

  /// Records the claim in a bundle's header.
  ///
  /// - Parameters:
  ///   - isCurrent: Whether the bundle is the one file with the device's current claim. Other
  ///     bundles may be old, and count only if they are newer than the known claim.
  ///   - now: The time by this device's clock. A claim from the future is dropped once its device
  ///     claims something else.
  mutating func note(_ header: BundleHeader, isCurrent: Bool, now: Timestamp) throws {
    let known = current[header.from]
    guard isCurrent || known.map({ $0.made < header.made }) ?? true,
      try known != nil || makeRoom(for: header.from)
    else { return }
    var claim = PeerClaim(header)
    if !isCurrent, let known {
      // It adds nothing to what has been proved.
      if known.history != nil, claim.held == known.held { return }
      claim = claim.keepingProof(of: known)
    }
    guard claim != known else { return }
    if let known { withdraw(known, for: claim, now: now) }
    current[header.from] = claim
    changed.insert(header.from)
  }

  private mutating func withdraw(
    _ known: PeerClaim, for claim: PeerClaim, now: Timestamp
  ) {
    let device = claim.device
    let newest = withdrawn[device].map { $0.made < known.made ? known : $0 } ?? known
    let isOfTheFuture = newest.made.milliseconds - now.milliseconds > PeerTable.toleratedSkew
    withdrawn[device] = claim.made < newest.made && !isOfTheFuture ? newest : nil
  }

  /// How many devices without events here may have a place. Two people have a handful.
  static let strangers = 32

  /// Whether there is room for one more device. Devices without events here have few places and
  /// give them up when needed, so that a flood of made-up devices cannot keep out real ones.
  private mutating func makeRoom(for device: DeviceID) throws -> Bool {
    let authors = Set(try LogTable(connection).rows.filter(\.isHeld).map(\.id.device))
    let strangers = current.keys.filter { !authors.contains($0) }
    guard authors.contains(device) else {
      return strangers.count < PeerTable.strangers && current.count < Limits.devices
    }
    if current.count < Limits.devices { return true }
    guard let stranger = strangers.max() else { return false }
    current[stranger] = nil
    withdrawn[stranger] = nil
    changed.insert(stranger)
    return true
  }

  /// Whether there is something to save.
  var hasChanges: Bool { !changed.isEmpty }

  /// Writes the changes, if any, in one transaction.
  mutating func save() throws {
    guard !changed.isEmpty else { return }
    try connection.transaction(.immediate) {
      for device in changed.sorted() {
        try write(current[device], of: device, as: .present)
        try write(withdrawn[device], of: device, as: .withdrawn)
      }
    }
    changed.removeAll()
  }

  /// Replaces the stored claim with `claim`; `nil` removes it.
  private func write(_ claim: PeerClaim?, of device: DeviceID, as rank: Rank) throws {
    for table in ["peer_head", "peer_statement"] {
      let delete = try connection.cached("DELETE FROM \(table) WHERE device = ? AND rank = ?")
      delete.bind(device.description, at: 1)
      delete.bind(rank.rawValue, at: 2)
      try delete.run()
    }
    guard let claim else { return }
    let peer = try connection.cached(
      "INSERT INTO peer_statement (device, rank, made, history) VALUES (?, ?, ?, ?)")
    peer.bind(device.description, at: 1)
    peer.bind(rank.rawValue, at: 2)
    peer.bind(claim.made.milliseconds, at: 3)
    if let history = claim.history {
      peer.bind(history, at: 4)
    } else {
      peer.bindNull(at: 4)
    }
    try peer.run()
    let insert = try connection.cached(
      "INSERT INTO peer_head (device, rank, log, seq, head) VALUES (?, ?, ?, ?, ?)")
    for entry in claim.held {
      insert.bind(device.description, at: 1)
      insert.bind(rank.rawValue, at: 2)
      insert.bind(entry.log.description, at: 3)
      insert.bind(entry.sequence, at: 4)
      insert.bind(claim.heads[entry.log].map { Int64(bitPattern: $0.rawValue) }, at: 5)
      try insert.run()
    }
  }
}
