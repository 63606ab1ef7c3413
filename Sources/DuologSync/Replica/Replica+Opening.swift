import DuologFoundation
public import DuologMerge
import DuologSQLite

extension Replica {
  /// Makes a new replica in a new file at `path`.
  ///
  /// - Parameters:
  ///   - journal: the journal to join, or `nil` to begin one.
  ///   - deviceName: the name of this device, for people.
  /// - Throws: `ReplicaError.exists` if there is a replica at `path`, `MigrationError` if there is
  ///   something else, `SQLiteError`. What an attempt that was cut short left there is no replica.
  public static func create(
    at path: String, journal: EntityID? = nil, deviceName: String, schema: EntitySchema,
    world: ReplicaEnvironment = ReplicaEnvironment()
  ) throws -> Replica {
    var world = world
    let connection = try Connection(path: path, mode: .create)
    try ReplicaMigrations.migrator.migrate(connection)
    let identity = Identity(
      journals: JournalSet(
        journal ?? EntityID(at: world.clock.now(), after: nil, using: &world.random)),
      ownLog: LogID(DeviceID(using: &world.random)),
      deviceName: deviceName)
    return try connection.transaction(.immediate) {
      guard try MetaTable(connection)[.journal] == nil else {
        throw ReplicaError.exists(path: path)
      }
      try MetaTable(connection).write(identity)
      if let incarnation = world.incarnation(path) {
        try MetaTable(connection).set(.incarnation, to: incarnation)
      }
      let logs = try LogTable(connection)
      _ = try logs.index(of: identity.ownLog, isOwn: true)
      let replica = Replica(
        path: path, connection: connection, schema: schema, world: world, identity: identity)
      try replica.createProjection()
      return replica
    }
  }

  /// Opens the replica at `path`.
  ///
  /// If the program's schema differs from the one the replica was projected with, the projection is
  /// made anew from the log.
  ///
  /// - Throws: `ReplicaError.notFound` if no replica is there, `MigrationError` if the file was
  ///   written by a newer Duolog or is no replica (it is left untouched), `SQLiteError`.
  public static func open(
    at path: String, schema: EntitySchema, world: ReplicaEnvironment = ReplicaEnvironment()
  ) throws -> Replica {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ReplicaError.notFound(path: path)
    }
    let connection = try Connection(path: path, mode: .readWrite)
    try ReplicaMigrations.migrator.migrate(connection)
    guard try MetaTable(connection)[.journal] != nil else {
      throw ReplicaError.notFound(path: path)
    }
    let replica = Replica(
      path: path, connection: connection, schema: schema, world: world,
      identity: try MetaTable(connection).identity())
    try replica.bringUpToDate()
    return replica
  }

  /// Gives this device another name, in the bundles it writes from now on.
  public func renameDevice(to name: String) throws {
    try connection.transaction(.immediate) {
      try MetaTable(connection).set(.deviceName, to: name)
    }
    deviceName = name
  }
}
