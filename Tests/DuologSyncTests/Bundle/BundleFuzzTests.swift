import DuologTestSupport
import Testing

@testable import DuologSync

/// What chance makes of good bundles: whatever it is, the reader neither traps nor delivers, as
/// verified, an event that nobody wrote.
@Suite struct BundleFuzzTests {
  /// Segments without the name of their log, which no digest of a later segment proves.
  private struct Stretch: Hashable {
    let first: Int64
    let before: String
    let events: [String]

    init(_ segment: ReadBundle.Segment) {
      first = segment.header.first
      before = segment.header.before.description
      events = segment.events
    }
  }

  private func check(_ seed: UInt64, rounds: Int, _ bundles: [[UInt8]], _ change: ChangeBytes)
    throws
  {
    var random = SplitMix64(seed: seed)
    let written = Set(try bundles.flatMap { try ReadBundle($0).segments.map(Stretch.init) })
    var damaged = 0
    for round in 0..<rounds {
      var bytes = bundles.randomElement(using: &random) ?? []
      change(&bytes, bundles, &random)
      let size = [1, 50, 1000].randomElement(using: &random) ?? 1
      let read = try ReadBundle(bytes, largestRead: size, window: size)
      for segment in read.wholeSegments {
        let isWritten = written.contains(Stretch(segment))
        #expect(isWritten, "seed \(seed), round \(round): \(segment)")
      }
      if read.error != nil { damaged += 1 }
    }
    #expect(damaged > rounds / 4, "seed \(seed)")
  }

  private typealias ChangeBytes = (inout [UInt8], [[UInt8]], inout SplitMix64) -> Void

  private static func bundles() throws -> [[UInt8]] {
    let good = Array(try HostileBundle.good().utf8)
    return [good, try GoodBundles.twoLogs().bytes(), Reformatter.all[2].reformat(good)]
  }

  @Test(arguments: RandomJSON.seeds)
  func `changed bytes`(seed: UInt64) throws {
    try check(seed, rounds: 300, BundleFuzzTests.bundles()) { bytes, _, random in
      for _ in 0..<Int.random(in: 1...3, using: &random) { RandomJSON.mutate(&bytes, &random) }
    }
  }

  @Test(arguments: RandomJSON.seeds)
  func `cut-off ends`(seed: UInt64) throws {
    try check(seed, rounds: 100, BundleFuzzTests.bundles()) { bytes, _, random in
      bytes.removeLast(Int.random(in: 2...bytes.count, using: &random))
    }
  }

  @Test(arguments: RandomJSON.seeds)
  func `pieces of one bundle in another`(seed: UInt64) throws {
    try check(seed, rounds: 200, BundleFuzzTests.bundles()) { bytes, bundles, random in
      let other = bundles.randomElement(using: &random) ?? []
      let start = Int.random(in: 0..<other.count, using: &random)
      let end = Int.random(in: start...other.count, using: &random)
      let place = Int.random(in: 0...bytes.count, using: &random)
      let replaced = Int.random(in: place...bytes.count, using: &random)
      bytes.replaceSubrange(place..<replaced, with: other[start..<end])
    }
  }

  @Test(arguments: RandomJSON.seeds)
  func `lines left out, doubled and exchanged`(seed: UInt64) throws {
    try check(seed, rounds: 200, BundleFuzzTests.bundles()) { bytes, _, random in
      var lines = bytes.split(separator: UInt8(ascii: "\n"))
      let index = Int.random(in: 0..<lines.count, using: &random)
      let other = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: lines.remove(at: index)
      case 1: lines.insert(lines[index], at: other)
      default: lines.swapAt(index, other)
      }
      bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }
  }
}
