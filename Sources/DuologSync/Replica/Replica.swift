public import DuologMerge
import DuologSQLite

/// One device's copy of a journal: the logs of all devices, as far as they have arrived, and the
/// state that follows from them.
///
/// Invariant: the state is a pure function of the set of events held. Two replicas that hold the
/// same events have the same `stateDigest()`, whatever arrived in whatever order, however often.
///
/// A replica is one SQLite file. Two processes may use it at once. A `Replica` is not `Sendable`:
/// use it from one thread at a time.
///
/// ```swift
/// let replica = try Replica.create(at: path, deviceName: "laptop", schema: schema)
/// let book = replica.makeEntityID()
/// try replica.append([NewEvent("book", book, set: ["title": .text("Emma")])])
/// try replica.append([NewEvent("book", book, set: ["read": .boolean(true)])])
///
/// let report = try replica.sync(with: folder)
/// print(report.published)  // 2
/// ```
public final class Replica {
  /// The database file.
  public let path: String
  /// The journals that this replica is a copy of, all of them one.
  public internal(set) var journals: JournalSet
  /// The log that this replica writes to.
  public internal(set) var ownLog: LogID
  /// The name of this device, for people.
  public internal(set) var deviceName: String
  /// The entity types that this program knows.
  public let schema: EntitySchema

  let connection: Connection
  let world: ReplicaEnvironment
  let random: RandomSource
  private var lastEntityID: EntityID?
  /// What has been looked up in the transaction that ``reading(_:)`` has opened.
  private var lookups: TransactionCache?

  init(
    path: String, connection: Connection, schema: EntitySchema, world: ReplicaEnvironment,
    identity: Identity
  ) {
    self.path = path
    self.connection = connection
    self.schema = schema
    self.world = world
    random = RandomSource(world.random)
    journals = identity.journals
    ownLog = identity.ownLog
    deviceName = identity.deviceName
  }

  /// The journal that this replica is a copy of.
  public var journal: EntityID { journals.oldest }

  /// A new entity identifier, greater than the last one that this object gave out.
  public func makeEntityID() -> EntityID {
    var random = random
    let id = EntityID(at: world.clock.now(), after: lastEntityID, using: &random)
    lastEntityID = id
    return id
  }

  /// The present instant of the device's clock.
  public func now() -> Timestamp { world.clock.now() }

  /// Runs `body` in one transaction, so that what it reads still holds when it appends.
  ///
  /// If `body` throws, nothing that it appended is kept.
  public func transaction<R>(_ body: () throws -> R) throws -> R {
    do {
      return try connection.transaction(.immediate, body)
    } catch {
      // What this object knows of itself may be what has just been taken back.
      try? readIdentity()
      throw error
    }
  }

  /// Runs `body`, which only reads, so that all that it reads is of one moment, whatever other
  /// processes write meanwhile. Each query by itself would also lock and look at the file anew.
  public func reading<R>(_ body: () throws -> R) throws -> R {
    if connection.isInTransaction { return try body() }
    try bringUpToDate()
    return try connection.transaction(.deferred) {
      lookups = try TransactionCache(connection)
      defer { lookups = nil }
      return try body()
    }
  }

  /// The tables that nearly every query looks something up in: within ``reading(_:)`` the same ones
  /// each time, otherwise new ones, since another process may have written in between.
  func lookedUp() throws -> TransactionCache {
    if let lookups { return lookups }
    try bringUpToDate()
    return try TransactionCache(connection)
  }

  /// The logs that are held, for questions that are not about the state.
  func logTable() throws -> LogTable {
    try lookups?.logs ?? LogTable(connection)
  }

  /// Closes the database file; the replica cannot be used after that.
  public func close() throws {
    try connection.close()
  }
}

extension Replica {
  /// What is held: the highest contiguous sequence number of each log.
  public func heldVector() throws -> VersionVector {
    try logTable().held
  }

  /// The first sequence number of `log`: 1, but for a branch of a log that has forked.
  public func firstSequence(of log: LogID) throws -> Int64 {
    try logTable().row(of: log)?.first ?? 1
  }

  /// The log that `log` branched off, if it is a branch that is held.
  public func parent(of log: LogID) throws -> LogID? {
    let logs = try logTable()
    return try logs.row(of: log)?.parent.map { try logs.id(ofKey: $0) }
  }

  /// The last event before the fork, for a log that has forked: 0 if it forked at its first.
  public func end(of log: LogID) throws -> Int64? {
    try logTable().row(of: log)?.end
  }

  /// The number of events held.
  ///
  /// - Complexity: O(number of logs): a log has no gaps.
  public func eventCount() throws -> Int64 {
    try logTable().rows.reduce(0) { $0 + $1.head - $1.first + 1 }
  }

  /// The digest of `log` at `sequence`, or `nil` if it is not held so far.
  ///
  /// - Complexity: O(1): fewer than twice `CheckpointTable.interval` events are hashed.
  public func digest(of log: LogID, at sequence: Int64) throws -> Digest? {
    let logs = try logTable()
    if sequence == 0, log == ownLog { return LogDigest.origin(of: log.device) }
    guard let row = logs.row(of: log), (0...row.head).contains(sequence) else { return nil }
    return try CheckpointTable(connection).digest(of: row, at: sequence, in: logs)
  }
}
