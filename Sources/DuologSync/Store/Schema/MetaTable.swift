import DuologMerge
import DuologSQLite

/// A replica's identity, as stored in its database.
struct Identity {
  var journals: JournalSet
  var ownLog: LogID
  var deviceName: String
}

/// The table with a replica's identity and settings, by name.
struct MetaTable {
  enum Key: String {
    /// The journal, and those that have been joined to it.
    case journal
    case ownLog
    case deviceName
    case schema
    /// The ``DatabaseIdentity`` of this replica when it last wrote.
    case databaseIdentity = "incarnation"
    /// Why the next event must be written as a new device, if it must.
    case reidentification = "renewal"
    /// The last event that this database has written to its own log, by the log digest there.
    case lastWritten
    /// How much of its own log this device has offered to others.
    case offered
    /// The last event of each log that this device wrote before it went on as a new device, by the
    /// log digest there, oldest log first.
    case formerLogs
    /// The identifiers of the keys that this journal has had: see ``KeyRing/publicText``.
    case keys
    /// That another device seals this journal with a key that is not here, and which statements
    /// were known then.
    case sealedElsewhere
    /// The identifier of the key with which a statement of another device was last opened here.
    case provenKey
  }

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  subscript(key: Key) -> String? {
    get throws { try value(of: key.rawValue) }
  }

  func set(_ key: Key, to value: String) throws {
    try set(key.rawValue, to: value)
  }

  func value(of key: String) throws -> String? {
    let select = try connection.cached("SELECT value FROM meta WHERE key = ?")
    select.bind(key, at: 1)
    defer { select.reset() }
    return try select.step() ? select.text(at: 0) : nil
  }

  func set(_ key: String, to value: String) throws {
    let insert = try connection.cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)")
    insert.bind(key, at: 1)
    insert.bind(value, at: 2)
    try insert.run()
  }

  func identity() throws -> Identity {
    guard let journals = try self[.journal].flatMap({ JournalSet(text: $0) }),
      let ownLog = try self[.ownLog].flatMap({ LogID($0) }),
      let deviceName = try self[.deviceName]
    else { throw ReplicaError.corrupt("it does not say which device it belongs to") }
    return Identity(journals: journals, ownLog: ownLog, deviceName: deviceName)
  }

  /// Forgets the value of `key`.
  func remove(_ key: Key) throws {
    let delete = try connection.cached("DELETE FROM meta WHERE key = ?")
    delete.bind(key.rawValue, at: 1)
    try delete.run()
  }

  func write(_ identity: Identity) throws {
    try set(.journal, to: identity.journals.text)
    try set(.ownLog, to: identity.ownLog.description)
    try set(.deviceName, to: identity.deviceName)
  }
}
