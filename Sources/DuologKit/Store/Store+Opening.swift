import Dispatch
public import DuologFoundation
public import DuologJournal
import DuologMerge
public import DuologSync

extension Store where Content == Journal {
  /// Opens the journal at `path`.
  ///
  /// Without a `zone`, the time zone is the one set for this device, or else the system's.
  /// `environment` gives the clock, the random numbers and the keys, for each connection its own.
  ///
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
  /// `me` is the name of this device's owner. With `isSealed`, it is sealed from the first entry on.
  ///
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
  /// person `me`. A sealed folder needs its `key`.
  ///
  /// - Throws: what `Journal.join` throws; then nothing is left behind.
  public static func join(
    folder: URL, at path: String, me: String, deviceName: String, zone: Zone? = nil,
    key: JournalKey? = nil,
    world environment: @escaping @Sendable () -> ReplicaEnvironment = { ReplicaEnvironment() }
  ) async throws -> (store: JournalStore, report: SyncReport) {
    let report = try await onThreadOfItsOwn {
      try folder.coordinated { folder in
        let (journal, report) = try Journal.join(
          folder: folder, at: path, me: me, deviceName: deviceName, zone: zone, key: key,
          world: environment())
        try journal.close()
        return report
      }
    }
    return (try await open(at: path, zone: zone, world: environment), report)
  }
}

extension Store where Content == Replica {
  /// Opens the replica at `path`, or creates it if there is none: then `deviceName` is the name of
  /// this device, for people.
  ///
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

extension Store where Content == Replica {
  /// Opens the replica of an app's own types at `path`, or creates it if there is none.
  ///
  /// ```swift
  /// let store = try await ReplicaStore.open(at: path, Item.self, deviceName: "Ana's phone")
  /// try await store.write { try $0.insert(Item(title: "Milk")) }
  /// ```
  ///
  /// - Throws: ``EntityError`` if a type cannot be declared; what `Replica.open` and `Replica.create`
  ///   throw.
  public static func open(
    at path: String, _ types: any Entity.Type..., deviceName: String,
    world environment: @escaping @Sendable () -> ReplicaEnvironment = { ReplicaEnvironment() }
  ) async throws -> ReplicaStore {
    try await open(
      at: path, schema: EntitySchema(declaring: types), deviceName: deviceName, world: environment)
  }

  /// Opens the replica at `path`, or begins one: a copy of what is in a shared folder, or a new one
  /// if the folder holds nothing yet.
  ///
  /// - Throws: ``EntityError`` if a type cannot be declared; what `Replica.open`, `Replica.create` and
  ///   `SharedFolder.journals` throw.
  public static func open(
    at path: String, _ types: any Entity.Type..., syncingWith folder: URL, deviceName: String,
    key: JournalKey? = nil,
    world environment: @escaping @Sendable () -> ReplicaEnvironment = { ReplicaEnvironment() }
  ) async throws -> ReplicaStore {
    let schema = try EntitySchema(declaring: types)
    try await onThreadOfItsOwn {
      do {
        try Replica.open(at: path, schema: schema, world: environment()).close()
      } catch ReplicaError.notFound {
        let journal = try journal(in: folder, key: key)
        let replica = try Replica.create(
          at: path, journal: journal, deviceName: deviceName, schema: schema,
          world: environment())
        if let key { try replica.add(key) }
        try replica.close()
      }
    }
    return try await open(at: path, schema: schema, deviceName: deviceName, world: environment)
  }
}

/// The journal in a shared folder; `nil` if nobody has left anything there.
private func journal(in folder: URL, key: JournalKey?) throws -> EntityID? {
  do {
    return try folder.coordinated { try SharedFolder.journals(in: $0, key: key).first?.oldest }
  } catch SyncError.noJournal {
    return nil
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
