import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Version vector")
struct VersionVectorTests {
  private static let logs: [LogID] = [
    "7k3m9q2xw4tz", "7k3m9q2xw4tz~0a1b2c3d", "b4x0k2m9q7tz", "zzzzzzzzzzzz",
  ]
  private static let seeds: ClosedRange<UInt64> = 1...200

  @Test("counts nothing of a log that it does not name")
  func absent() {
    let vector = VersionVector()
    #expect(vector["7k3m9q2xw4tz"] == 0)
    #expect(!vector.contains(EventName("7k3m9q2xw4tz", 1)))
    #expect(vector.isEmpty)
  }

  @Test("counts every event of a log up to the one that it names")
  func contains() {
    let vector = VersionVector(["7k3m9q2xw4tz": 3])
    #expect(vector.contains(EventName("7k3m9q2xw4tz", 1)))
    #expect(vector.contains(EventName("7k3m9q2xw4tz", 3)))
    #expect(!vector.contains(EventName("7k3m9q2xw4tz", 4)))
  }

  @Test("names its logs in ascending order, and only those with events that count")
  func entries() {
    let vector = VersionVector([
      "b4x0k2m9q7tz": 17, "7k3m9q2xw4tz": 412, "zzzzzzzzzzzz": 0, "000000000000": -1,
    ])
    #expect(vector.map(\.log) == ["7k3m9q2xw4tz", "b4x0k2m9q7tz"])
    #expect(vector.map(\.sequence) == [412, 17])
    #expect(vector.count == 2)
    #expect(vector.description == "[7k3m9q2xw4tz: 412, b4x0k2m9q7tz: 17]")
  }

  @Test("reads what was last written to it", arguments: seeds)
  func dictionary(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var vector = VersionVector()
    var expected: [LogID: Int64] = [:]
    for step in 0..<50 {
      let log = try #require(Self.logs.randomElement(using: &generator))
      let sequence = Int64.random(in: -1...4, using: &generator)
      if step.isMultiple(of: 2) {
        vector[log] = sequence
        expected[log] = max(sequence, 0)
      } else {
        vector.raise(log, to: sequence)
        expected[log] = max(expected[log, default: 0], sequence)
      }
      try vector.checkInvariants()
      for log in Self.logs {
        #expect(vector[log] == expected[log, default: 0], "seed \(seed), step \(step)")
      }
      #expect(vector == VersionVector(expected), "seed \(seed), step \(step)")
    }
  }

  @Test("merges commutatively, associatively and idempotently", arguments: seeds)
  func mergeLaws(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (a, b, c) = (random(&generator), random(&generator), random(&generator))
    #expect(a.merging(b) == b.merging(a), "seed \(seed)")
    #expect(a.merging(b).merging(c) == a.merging(b.merging(c)), "seed \(seed)")
    #expect(a.merging(a) == a, "seed \(seed)")
    #expect(a.merging(VersionVector()) == a, "seed \(seed)")
    try a.merging(b).checkInvariants()
  }

  @Test("merges to the least vector that dominates both", arguments: seeds)
  func leastUpperBound(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let (a, b, c) = (random(&generator), random(&generator), random(&generator))
    let join = a.merging(b)
    #expect(a <= join && b <= join, "seed \(seed)")
    #expect(!(a <= c && b <= c) || join <= c, "seed \(seed)")
    for log in Self.logs { #expect(join[log] == max(a[log], b[log]), "seed \(seed)") }
  }

  @Test("is partially ordered", arguments: seeds)
  func partialOrder(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let (a, b, c) = (random(&generator), random(&generator), random(&generator))
    #expect(a <= a, "seed \(seed)")
    #expect(!(a <= b && b <= a) || a == b, "seed \(seed)")
    #expect(!(a <= b && b <= c) || a <= c, "seed \(seed)")
    #expect((a <= b) == Self.logs.allSatisfy { a[$0] <= b[$0] }, "seed \(seed)")
    #expect((a <= b) == b.dominates(a), "seed \(seed)")
  }

  @Test("need not dominate another, or be dominated by it")
  func concurrent() {
    let one = VersionVector(["7k3m9q2xw4tz": 2, "b4x0k2m9q7tz": 1])
    let other = VersionVector(["7k3m9q2xw4tz": 1, "b4x0k2m9q7tz": 2])
    #expect(!(one <= other))
    #expect(!(other <= one))
  }

  @Test(
    "together with its changes since an earlier vector gives the same again", arguments: seeds)
  func changes(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let earlier = random(&generator)
    let later = earlier.merging(random(&generator))
    let changes = later.changes(since: earlier)
    try changes.checkInvariants()
    #expect(earlier.merging(changes) == later, "seed \(seed)")
    #expect(changes.allSatisfy { $0.sequence > earlier[$0.log] }, "seed \(seed)")
    #expect(later.changes(since: later).isEmpty, "seed \(seed)")
  }

  private func random(_ generator: inout SplitMix64) -> VersionVector {
    var sequences: [LogID: Int64] = [:]
    for log in Self.logs { sequences[log] = Int64.random(in: 0...3, using: &generator) }
    return VersionVector(sequences)
  }
}
