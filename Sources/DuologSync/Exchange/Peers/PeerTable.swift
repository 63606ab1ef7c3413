import DuologMerge
import DuologSQLite

/// What other devices have said that they hold, the last statement of each.
///
/// For people to read, and to spare a stick what its reader has: nothing that is held depends on it.
struct PeerTable {
  private let connection: Connection

  /// The statements, by device.
  private(set) var statements: [DeviceID: PeerStatement] = [:]

  private var changed: Set<DeviceID> = []

  init(_ connection: Connection) throws {
    self.connection = connection
    var made: [DeviceID: Timestamp] = [:]
    var held: [DeviceID: VersionVector] = [:]
    let select = try connection.cached(
      "SELECT device, made, log, seq FROM peer LEFT JOIN peer_log USING (device)")
    defer { select.reset() }
    while try select.step() {
      guard let device = DeviceID(select.text(at: 0)) else {
        throw ReplicaError.corrupt("the table of other devices cannot be read")
      }
      made[device] = Timestamp(milliseconds: select.integer(at: 1))
      if let log = select.textOrNil(at: 2).flatMap({ LogID($0) }) {
        held[device, default: VersionVector()][log] = select.integer(at: 3)
      }
    }
    for (device, time) in made {
      statements[device] = PeerStatement(
        device: device, made: time, held: held[device] ?? VersionVector())
    }
  }

  /// Takes note of what a bundle's header says.
  ///
  /// - Parameter isCurrent: whether it is the one file in which the device says what it holds now;
  ///   any other bundle may be old, and counts only if it is newer than what has been said.
  mutating func note(_ header: BundleHeader, isCurrent: Bool) {
    let known = statements[header.from]
    guard isCurrent || known.map({ $0.made < header.made }) ?? true,
      known != nil || statements.count < BundleLimits.devices
    else { return }
    let statement = PeerStatement(header)
    guard statement != known else { return }
    statements[header.from] = statement
    changed.insert(header.from)
  }

  /// Whether there is something to save.
  var hasChanges: Bool { !changed.isEmpty }

  /// Writes what has changed, in one transaction; does nothing when nothing has.
  mutating func save() throws {
    guard !changed.isEmpty else { return }
    try connection.transaction(.immediate) {
      for device in changed.sorted() {
        if let statement = statements[device] { try write(statement) }
      }
    }
    changed.removeAll()
  }

  private func write(_ statement: PeerStatement) throws {
    let device = statement.device.description
    let peer = try connection.cached("INSERT OR REPLACE INTO peer (device, made) VALUES (?, ?)")
    peer.bind(device, at: 1)
    peer.bind(statement.made.milliseconds, at: 2)
    try peer.run()
    let delete = try connection.cached("DELETE FROM peer_log WHERE device = ?")
    delete.bind(device, at: 1)
    try delete.run()
    let insert = try connection.cached("INSERT INTO peer_log (device, log, seq) VALUES (?, ?, ?)")
    for entry in statement.held {
      insert.bind(device, at: 1)
      insert.bind(entry.log.description, at: 2)
      insert.bind(entry.sequence, at: 3)
      try insert.run()
    }
  }
}
