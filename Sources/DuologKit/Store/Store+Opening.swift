import Dispatch
public import DuologFoundation
public import DuologJournal
public import DuologSync

extension Store where Content == Journal {
  /// Opens the journal at `path`.
  ///
  /// - Parameters:
  ///   - zone: The time zone, or `nil` for the one set for this device, or else the system's.
  ///   - environment: The clock, the random numbers and the keys; each connection gets its own.
  /// - Throws: what `Journal.open` throws.
  public static func open(
    at path: String, zone: Zone? = nil,
    world environment: @escaping @Sendable () -> ReplicaEnvironment = { ReplicaEnvironment() }
  ) async throws -> JournalStore {
    let store = JournalStore(at: path) {
      try Journal.open(at: path, zone: zone, world: environment())
    }
    try await store.writer.open()
    return store
  }

  /// Creates a journal for two in a new file at `path`.
  ///
  /// - Parameters:
  ///   - me: the name of this device's owner; `partner`: the other's.
  ///   - isSealed: whether to seal it from the first entry on.
  /// - Throws: what `Journal.create` throws; then nothing is left behind.
  public static func create(
    at path: String, me: String, partner: String, deviceName: String, zone: Zone? = nil,
    weekStart: Weekday = .monday, sealed isSealed: Bool = false,
    world environment: @escaping @Sendable () -> ReplicaEnvironment = { ReplicaEnvironment() }
  ) async throws -> JournalStore {
    try await onThreadOfItsOwn {
      try Journal.create(
        at: path, me: me, partner: partner, deviceName: deviceName, zone: zone,
        weekStart: weekStart, sealed: isSealed, world: environment()
      ).close()
    }
    return try await open(at: path, zone: zone, world: environment)
  }

  /// Makes a copy, in a new file at `path`, of the journal in a shared folder, for a device of the
  /// person `me`.
  ///
  /// - Parameter key: The key of a sealed folder.
  /// - Throws: what `Journal.join` throws; then nothing is left behind.
  public static func join(
    folder: URL, at path: String, me: String, deviceName: String, zone: Zone? = nil,
    key: JournalKey? = nil,
    world environment: @escaping @Sendable () -> ReplicaEnvironment = { ReplicaEnvironment() }
  ) async throws -> (store: JournalStore, report: SyncReport) {
    let report = try await onThreadOfItsOwn {
      let (journal, report) = try Journal.join(
        folder: folder.path(percentEncoded: false), at: path, me: me, deviceName: deviceName,
        zone: zone, key: key, world: environment())
      try journal.close()
      return report
    }
    return (try await open(at: path, zone: zone, world: environment), report)
  }
}

extension Store where Content == Replica {
  /// Opens the replica at `path`, or creates it if there is none.
  ///
  /// - Parameter deviceName: The name of this device, for people, if the replica is created.
  /// - Throws: what `Replica.open` and `Replica.create` throw.
  public static func open(
    at path: String, schema: EntitySchema, deviceName: String,
    world environment: @escaping @Sendable () -> ReplicaEnvironment = { ReplicaEnvironment() }
  ) async throws -> ReplicaStore {
    let store = ReplicaStore(at: path) {
      do {
        return try Replica.open(at: path, schema: schema, world: environment())
      } catch ReplicaError.notFound {
        return try Replica.create(
          at: path, deviceName: deviceName, schema: schema, world: environment())
      }
    }
    try await store.writer.open()
    return store
  }
}

/// The result of `body`, which may wait for the disk.
private func onThreadOfItsOwn<Result: Sendable>(
  _ body: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue(label: "duolog.opening").async {
      continuation.resume(with: Swift.Result { try body() })
    }
  }
}
