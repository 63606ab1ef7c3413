import DuologTesting

/// The source of a device's random numbers. For a mutation, they repeat from sync to sync, and so
/// do the keys of the first files that are sealed.
final class SealingRandom {
  private let seed: UInt64
  private let isRepeating: Bool
  private var current: RepeatingRandom?

  init(seed: UInt64, isRepeating: Bool) {
    self.seed = seed
    self.isRepeating = isRepeating
  }

  /// The random numbers of the replica that is being opened.
  func next(_ seed: UInt64) -> any RandomNumberGenerator {
    guard isRepeating else { return SplitMix64(seed: seed) }
    let random = RepeatingRandom(seed: seed)
    current = random
    return random
  }

  /// Starts with the same numbers as in the previous sync.
  func begin() { current?.repeated = SplitMix64(seed: seed) }

  func end() { current?.repeated = nil }
}

private final class RepeatingRandom: RandomNumberGenerator {
  private var usual: SplitMix64
  /// The numbers that are used instead.
  var repeated: SplitMix64?

  init(seed: UInt64) {
    usual = SplitMix64(seed: seed)
  }

  func next() -> UInt64 { repeated?.next() ?? usual.next() }
}
