import DuologMerge
import DuologSQLite

/// What a replica is, as its database says.
struct Identity {
  var journals: JournalSet
  var ownLog: LogID
  var deviceName: String
}

/// The table of what a replica is and remembers, by name.
struct MetaTable {
  enum Key: String {
    /// The journal, and those that have been joined to it.
    case journal
    case ownLog
    case deviceName
    case schema
    /// Which file on which machine this replica was when it last wrote.
    case incarnation
    /// Why the next event is to be written as a new device, if it is.
    case renewal
    /// The last event that this database has written to its own log, by the log digest there.
    case lastWritten
    /// The last event of each log that this device wrote before it went on as a new device, by the
    /// log digest there, the oldest log first.
    case formerLogs
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
    else { throw ReplicaError.corrupt("it does not say whose replica it is") }
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
