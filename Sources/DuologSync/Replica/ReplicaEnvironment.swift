/// What a replica takes from its environment, so that tests and the simulator can control it.
public struct ReplicaEnvironment {
  /// The device's wall clock.
  public var clock: any WallClock

  /// The source of identifiers; cryptographically secure except in tests.
  public var random: any RandomNumberGenerator

  /// Distinguishes the database file at a path from a copy of it: see ``DatabaseIdentity``.
  public var databaseIdentity: (_ path: String) -> String?

  /// Where the keys of the replica at a path are kept: in a file beside it, unless an app has a
  /// safer place.
  public var keyStore: (_ path: String) -> any KeyStore

  /// Called now and then while something takes long: see ``Replica/onProgress``.
  public var onProgress: ((SyncProgress) throws -> Void)?

  /// An environment with the given clock and random numbers.
  public init(
    clock: any WallClock = SystemClock(),
    random: any RandomNumberGenerator = SystemRandomNumberGenerator(),
    incarnation databaseIdentity: @escaping (_ path: String) -> String? = DatabaseIdentity.ofFile,
    keyStore: @escaping (_ path: String) -> any KeyStore = ReplicaEnvironment.keyStore(ofReplicaAt:)
  ) {
    self.clock = clock
    self.random = random
    self.databaseIdentity = databaseIdentity
    self.keyStore = keyStore
  }

  /// A file beside the replica; for a replica in memory, a store in memory.
  public static func keyStore(ofReplicaAt path: String) -> any KeyStore {
    path == ":memory:" ? MemoryKeyStore() : FileKeyStore(besideReplicaAt: path)
  }
}

/// A stream of random numbers shared by reference: copies continue where the others are, and using
/// it does not access anything else exclusively.
final class RandomSource: RandomNumberGenerator {
  private var generator: any RandomNumberGenerator

  init(_ generator: any RandomNumberGenerator) {
    self.generator = generator
  }

  func next() -> UInt64 { generator.next() }
}
