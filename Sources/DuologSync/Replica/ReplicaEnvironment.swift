/// What a replica takes from outside itself, so that tests and the simulator can own it.
public struct ReplicaEnvironment {
  /// The device's wall clock.
  public var clock: any WallClock

  /// The source of identifiers; cryptographically secure except in tests.
  public var random: any RandomNumberGenerator

  /// Tells the database file at a path from a copy of it: see ``DatabaseIdentity``.
  public var incarnation: (_ path: String) -> String?

  /// A world with the given clock and random numbers.
  public init(
    clock: any WallClock = SystemClock(),
    random: any RandomNumberGenerator = SystemRandomNumberGenerator(),
    incarnation: @escaping (_ path: String) -> String? = DatabaseIdentity.ofFile
  ) {
    self.clock = clock
    self.random = random
    self.incarnation = incarnation
  }
}

/// One stream of random numbers for all who draw from it: a copy goes on where the others are, and
/// drawing from one holds on to nothing else.
final class RandomSource: RandomNumberGenerator {
  private var generator: any RandomNumberGenerator

  init(_ generator: any RandomNumberGenerator) {
    self.generator = generator
  }

  func next() -> UInt64 { generator.next() }
}
