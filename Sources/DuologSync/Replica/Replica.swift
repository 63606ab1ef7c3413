public import DuologMerge
import DuologSQLite

/// One device's copy of a journal: the logs of all devices, as far as they have arrived, and the
/// state derived from them.
///
/// Invariant: the state is a pure function of the set of events held. Two replicas that hold the
/// same events have the same `stateDigest()`, regardless of the order in which the events arrived,
/// or how often.
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
  /// The joined journals that this replica is a copy of.
  public internal(set) var journals: JournalSet
  /// The log that this replica writes to.
  public internal(set) var ownLog: LogID
  /// The name of this device, for people.
  public internal(set) var deviceName: String
  /// The entity types that this program knows.
  public let schema: EntitySchema

  let connection: Connection
  let environment: ReplicaEnvironment
  let random: RandomSource
  let keyStore: any KeyStore
  /// Whether a person has said that the journal is not sealed, whatever others seem to say.
  package internal(set) var staysOpen = false
  /// To whom a sync gives way while it takes in what is new; `nil` if to nobody.
  package var courtesy: WriteCourtesy?
  /// Whether a sync leaves forks to be reported later: see ``leavingForks(_:)``.
  var leavesForks = false
  /// Called now and then, on the same thread, while something takes long: reading and writing files,
  /// rebuilding, checking. It must not use the replica.
  ///
  /// If it throws, the work is given up, and what it throws is thrown on: what was received by then is
  /// kept, nothing is half written, and the next sync does the rest.
  public var onProgress: ((SyncProgress) throws -> Void)?
  /// Counts the bytes of the files that are being read.
  var readingCounter: ProgressCounter?
  private var lastEntityID: EntityID?
  /// Tables loaded in the transaction that ``reading(_:)`` has opened.
  private(set) var openCache: TransactionCache?
  /// The fingerprint of ``schema``, which is asked for before each query.
  private(set) lazy var schemaFingerprint = schema.fingerprint

  init(
    path: String, connection: Connection, schema: EntitySchema,
    world environment: ReplicaEnvironment,
    identity: Identity
  ) {
    self.path = path
    self.connection = connection
    self.schema = schema
    self.environment = environment
    random = RandomSource(environment.random)
    keyStore = environment.keyStore(path)
    onProgress = environment.onProgress
    journals = identity.journals
    ownLog = identity.ownLog
    deviceName = identity.deviceName
  }

  /// The journal that this replica is a copy of.
  public var journal: EntityID { journals.oldest }

  /// A new entity identifier, greater than the last one from this object.
  public func makeEntityID() -> EntityID {
    var random = random
    let id = EntityID(at: environment.clock.now(), after: lastEntityID, using: &random)
    lastEntityID = id
    return id
  }

  /// The current time of the device's clock.
  public func now() -> Timestamp { environment.clock.now() }

  /// Runs `body` in one transaction, so that what it reads is still true when it appends.
  ///
  /// If `body` throws, nothing that it appended is kept.
  public func transaction<R>(_ body: () throws -> R) throws -> R {
    do {
      return try connection.transaction(.immediate, body)
    } catch {
      // The identity in memory may have been rolled back.
      try? readIdentity()
      throw error
    }
  }

  /// Runs `body`, which must only read, so that everything that it reads is as of one moment,
  /// whatever other processes write meanwhile. This also saves each query from locking and checking
  /// the file again.
  public func reading<R>(_ body: () throws -> R) throws -> R {
    if connection.isInTransaction { return try body() }
    try bringUpToDate()
    return try connection.transaction(.deferred) {
      openCache = try TransactionCache(connection)
      defer { openCache = nil }
      return try body()
    }
  }

  /// The tables that nearly every query needs: the same ones throughout ``reading(_:)``, otherwise
  /// new ones, because another process may have written in between.
  func cachedTables() throws -> TransactionCache {
    if let openCache { return openCache }
    try bringUpToDate()
    return try TransactionCache(connection)
  }

  /// The logs that are held, for questions that do not concern the state.
  func logTable() throws -> LogTable {
    try openCache?.logs ?? LogTable(connection)
  }

  /// A number that is another one whenever somebody else has written to the database since the last
  /// call: <https://sqlite.org/pragma.html#pragma_data_version>. What this object writes does not
  /// change it.
  package func dataVersion() throws -> Int64 {
    try connection.integer("PRAGMA data_version") ?? 0
  }

  /// Closes the database file. The replica cannot be used after that.
  public func close() throws {
    try connection.close()
  }
}

extension Replica {
  /// What is held: the highest contiguous sequence number of each log.
  public func heldVector() throws -> VersionVector {
    try logTable().held
  }

  /// The first sequence number of `log`: 1, except for a branch.
  public func firstSequence(of log: LogID) throws -> Int64 {
    try logTable().row(of: log)?.first ?? 1
  }

  /// The log that `log` branched off, if it is a branch that is held.
  public func parent(of log: LogID) throws -> LogID? {
    let logs = try logTable()
    return try logs.row(of: log)?.parent.map { try logs.id(ofKey: $0) }
  }

  /// The last event before the fork, if the log has forked; 0 if it forked at its first event.
  public func end(of log: LogID) throws -> Int64? {
    try logTable().row(of: log)?.end
  }

  /// The number of events held.
  ///
  /// - Complexity: O(number of logs): a log has no gaps.
  public func eventCount() throws -> Int64 {
    try logTable().rows.reduce(0) { $0 + $1.head - $1.first + 1 }
  }

  /// The digest of `log` at `sequence`, or `nil` if it is not held that far.
  ///
  /// - Complexity: O(1): fewer than twice `CheckpointTable.interval` events are hashed.
  public func digest(of log: LogID, at sequence: Int64) throws -> Digest? {
    let logs = try logTable()
    if sequence == 0, log == ownLog { return LogDigest.origin(of: log.device) }
    guard let row = logs.row(of: log), (0...row.head).contains(sequence) else { return nil }
    return try CheckpointTable(connection).digest(of: row, at: sequence, in: logs)
  }
}
