import DuologMerge
import DuologTesting

/// A broken bundle made from good ones, determined by its seed.
struct FuzzCase {
  let seed: UInt64
  /// The good bundle it was made from.
  let original: FuzzCorpus.Bundle
  let bytes: [UInt8]
  let breakages: [Breakage]
  /// Whether digests have been recomputed, so that it may hold events that nobody wrote.
  let isRehashed: Bool
  /// How the replica receives it.
  let way: Way
  /// Which replica receives it.
  let target: Int
  /// For other random decisions.
  let random: SplitMix64

  /// How a replica receives a bundle.
  enum Way: String, CaseIterable, Sendable {
    case source = "way: as bytes"
    case file = "way: as a file"
    case folder = "way: in a shared folder"
  }

  init(seed: UInt64, _ corpus: FuzzCorpus) {
    var random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D)
    self.seed = seed
    let index = Int.random(in: 0..<corpus.bundles.count, using: &random)
    original = corpus.bundles[index]
    way = Way.allCases.randomElement(using: &random) ?? .source
    target = Int.random(in: 0..<corpus.targets.count, using: &random)

    // Only a few kinds for each bundle, so that each kind sometimes acts alone.
    let count = [1, 1, 1, 2, 2, 3, 6].randomElement(using: &random) ?? 1
    // One in four is consistent, to test the replica more than the reader.
    let isStory = Int.random(in: 0..<4, using: &random) == 0
    var breakages: [Breakage] = []
    for _ in 0..<count {
      let isOfBytes = Int.random(in: 0..<4, using: &random) == 0
      let kinds = isStory ? Breakage.ofStories : isOfBytes ? Breakage.ofBytes : Breakage.ofTree
      breakages.append(kinds.randomElement(using: &random) ?? .changedBytes)
    }
    let isDeep =
      isStory
      || breakages.contains { !$0.isOfBytes } && Int.random(in: 0..<3, using: &random) > 0
    isRehashed = isDeep
    breakages.sort { !$0.isOfBytes && $1.isOfBytes }
    self.breakages = breakages

    var bytes = original.bytes
    if breakages.contains(where: { !$0.isOfBytes }) {
      var tree = original.tree
      for breakage in breakages where !breakage.isOfBytes {
        breakage.apply(toBundle: &tree, devices: corpus.logs, &random)
      }
      if isDeep {
        let renumbers = isStory || Int.random(in: 0..<3, using: &random) > 0
        Rehashing(renumbers: renumbers).apply(to: &tree)
      }
      bytes = Int.random(in: 0..<6, using: &random) == 0 ? tree.bytes : tree.laidOut
    }
    let others = corpus.bundles.map(\.bytes)
    for breakage in breakages where breakage.isOfBytes {
      breakage.apply(to: &bytes, others: others, &random)
    }
    self.bytes = bytes
    self.random = random
  }
}
