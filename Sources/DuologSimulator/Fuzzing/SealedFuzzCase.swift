import DuologSync
import DuologTesting

/// A broken sealed file, determined by its seed.
struct SealedFuzzCase {
  /// The keys of the replicas that receive it: one that has been replaced, and the current one.
  static let keys = (1...3).map { (seed: UInt64) in
    var random = SplitMix64(seed: seed)
    return JournalKey(using: &random)
  }
  static var replacedKey: JournalKey { keys[0] }
  static var currentKey: JournalKey { keys[1] }
  private static var strangeKey: JournalKey { keys[2] }

  let seed: UInt64
  let breakage: SealBreakage
  /// The good bundle that it was made from.
  let original: FuzzCorpus.Bundle
  /// What was sealed.
  let text: [UInt8]
  let bytes: [UInt8]
  let isInFolder: Bool
  /// Which replica receives it.
  let target: Int
  /// For other random decisions.
  let random: SplitMix64

  init(seed: UInt64, _ corpus: FuzzCorpus) {
    var random = SplitMix64(seed: seed &* 0x9E37_79B9_7F4A_7C15)
    self.seed = seed
    breakage = SealBreakage.allCases.randomElement(using: &random) ?? .bit
    isInFolder = Bool.random(using: &random)
    target = Int.random(in: 0..<corpus.targets.count, using: &random)
    var text: [UInt8]
    if breakage == .brokenText {
      let broken = FuzzCase(seed: seed, corpus)
      (original, text) = (broken.original, broken.bytes)
    } else {
      original = corpus.bundles[Int.random(in: 0..<corpus.bundles.count, using: &random)]
      text = original.bytes
    }
    // White space after a bundle makes it long enough for several chunks.
    if Int.random(in: 0..<3, using: &random) == 0 {
      let count = [65_536 - text.count % 65_536, 70_000, 140_000].randomElement(using: &random)
      text += [UInt8](repeating: UInt8(ascii: "\n"), count: count ?? 0)
    }
    self.text = text
    let key =
      switch breakage {
      case .strangeKey: SealedFuzzCase.strangeKey
      case .replacedKey: SealedFuzzCase.replacedKey
      default: SealedFuzzCase.currentKey
      }
    var bytes = breakage == .open ? text : SealedFile.seal(text, with: key, using: &random)
    let other = SealedFile.seal(text, with: key, using: &random)
    breakage.apply(to: &bytes, other: other, &random)
    self.bytes = bytes
    self.random = random
  }
}
