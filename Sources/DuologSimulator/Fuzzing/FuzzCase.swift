import DuologMerge
import DuologTesting

/// A broken bundle, made of good ones; the seed determines all of it.
struct FuzzCase {
  let seed: UInt64
  /// The good bundle that it was.
  let original: FuzzCorpus.Bundle
  let bytes: [UInt8]
  let breakages: [Breakage]
  /// Whether digests have been recomputed, so that it may hold what nobody wrote.
  let isRehashed: Bool
  /// How it comes to the replica.
  let way: Way
  /// Which replica it comes to.
  let target: Int
  /// For what else chance decides.
  let random: SplitMix64

  /// How a bundle comes to a replica.
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

    // A few kinds for each bundle, so that each kind has its say undisturbed now and then.
    let count = [1, 1, 1, 2, 2, 3, 6].randomElement(using: &random) ?? 1
    // One in four tells a story that hangs together, to the replica more than to the reader.
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
