import DuologFoundation
public import DuologMerge
import DuologSQLite

extension Replica {
  /// Creates a new replica in a new file.
  ///
  /// - Parameters:
  ///   - path: The file, in a folder that exists; `:memory:` for a replica that is gone once closed.
  ///   - journal: The journal to join, or `nil` to start one.
  ///   - deviceName: The name of this device, for people.
  ///   - schema: The types that have tables. Events of other types are kept and passed on.
  ///   - environment: The clock, the random numbers, and where keys are kept.
  /// - Throws: ``ReplicaError/invalidName(type:field:)`` and ``ReplicaError/declaredTwice(type:)`` for a
  ///   schema that cannot be stored, `ReplicaError.exists` if there is a replica at `path`,
  ///   `StorageError` if there is something else. The remains of an interrupted attempt do not count
  ///   as a replica.
  public static func create(
    at path: String, journal: EntityID? = nil, deviceName: String, schema: EntitySchema,
    world environment: ReplicaEnvironment = ReplicaEnvironment()
  ) throws -> Replica {
    try schema.check()
    var environment = environment
    let connection = try Connection(path: path, mode: .create)
    try ReplicaMigrations.migrator.migrate(connection)
    let identity = Identity(
      journals: JournalSet(
        journal ?? EntityID(at: environment.clock.now(), after: nil, using: &environment.random)),
      ownLog: LogID(DeviceID(using: &environment.random)),
      deviceName: deviceName)
    return try connection.transaction(.immediate) {
      guard try MetaTable(connection)[.journal] == nil else {
        throw ReplicaError.exists(path: path)
      }
      try MetaTable(connection).write(identity)
      if let databaseIdentity = environment.databaseIdentity(path) {
        try MetaTable(connection).set(.databaseIdentity, to: databaseIdentity)
      }
      let logs = try LogTable(connection)
      _ = try logs.index(of: identity.ownLog, isOwn: true)
      let replica = Replica(
        path: path, connection: connection, schema: schema, world: environment, identity: identity)
      try replica.retireEarlierKeys()
      try replica.createProjection()
      return replica
    }
  }

  /// Opens the replica at `path`.
  ///
  /// If the replica was projected with a different schema than the program's, the projection is
  /// rebuilt from the log.
  ///
  /// - Throws: the same as ``create(at:journal:deviceName:schema:world:)`` for a schema that cannot be
  ///   stored; `ReplicaError.notFound` if there is no replica, `StorageError` if a newer Duolog wrote
  ///   the file or it is not a replica (it is left untouched).
  public static func open(
    at path: String, schema: EntitySchema,
    world environment: ReplicaEnvironment = ReplicaEnvironment()
  ) throws -> Replica {
    try schema.check()
    guard FileManager.default.fileExists(atPath: path) else {
      throw ReplicaError.notFound(path: path)
    }
    let connection = try Connection(path: path, mode: .readWrite)
    try ReplicaMigrations.migrator.migrate(connection)
    return try open(connection, path, schema, environment)
  }

  /// Opens the replica at `path` only to read it. Nothing is written, not even the files that SQLite
  /// puts beside its database, and nobody is waited for longer than 0.2 seconds. A write by another
  /// process meanwhile may make what is read wrong: this is for what may be wrong now and then, such as
  /// a shell's completions.
  ///
  /// - Throws: as ``open(at:schema:world:)``, and `ReplicaError.notFound` for a replica that an older
  ///   Duolog wrote.
  package static func openForReading(
    at path: String, schema: EntitySchema, world environment: ReplicaEnvironment
  ) throws -> Replica {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ReplicaError.notFound(path: path)
    }
    let connection = try Connection(path: path, mode: .readOnly, busyTimeout: 200)
    guard try ReplicaMigrations.migrator.isUpToDate(connection) else {
      throw ReplicaError.notFound(path: path)
    }
    return try open(connection, path, schema, environment)
  }

  private static func open(
    _ connection: Connection, _ path: String, _ schema: EntitySchema,
    _ environment: ReplicaEnvironment
  ) throws -> Replica {
    guard try MetaTable(connection)[.journal] != nil else {
      throw ReplicaError.notFound(path: path)
    }
    let replica = Replica(
      path: path, connection: connection, schema: schema, world: environment,
      identity: try MetaTable(connection).identity())
    try replica.bringUpToDate()
    return replica
  }

  /// Renames this device in the bundles that it writes from now on.
  public func renameDevice(to name: String) throws {
    try connection.transaction(.immediate) {
      try MetaTable(connection).set(.deviceName, to: name)
    }
    deviceName = name
  }
}
