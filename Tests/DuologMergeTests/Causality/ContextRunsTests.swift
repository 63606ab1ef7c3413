import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Context runs")
struct ContextRunsTests {
  private static let peers: [LogID] = ["7k3m9q2xw4tz", "b4x0k2m9q7tz", "b4x0k2m9q7tz~0a1b2c3d"]
  private static let length: Int64 = 12

  @Test("hold for every event until the author has seen more")
  func runs() {
    var runs = ContextRuns()
    let isNews = [(3, 17), (9, 20), (10, 19)].map { since, seen in
      runs.append(since: since, peer: "b4x0k2m9q7tz", seen: seen)
    }
    #expect(isNews == [true, true, false])
    let seen = (1...10).map { runs.seen(of: "b4x0k2m9q7tz", at: $0) }
    #expect(seen == [0, 0, 17, 17, 17, 17, 17, 17, 20, 20])
    #expect(runs.seen(of: "7k3m9q2xw4tz", at: 10) == 0)
    #expect(runs.context(at: 5) == VersionVector(["b4x0k2m9q7tz": 17]))
    #expect(runs.runs(of: "b4x0k2m9q7tz").map(\.since) == [3, 9])
  }

  @Test("match a plain array of contexts", arguments: 1...300 as ClosedRange<UInt64>)
  func denseArray(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var runs = ContextRuns()
    var dense = DenseContexts(length: Self.length)
    for step in 0..<20 {
      let peer = try #require(Self.peers.randomElement(using: &generator))
      let sequence = Int64.random(in: 1...Self.length, using: &generator)
      let seen = Int64.random(in: -1...9, using: &generator)
      let isNews = dense.contexts[sequence - 1][peer] < seen
      let wasNews = runs.append(since: sequence, peer: peer, seen: seen)
      #expect(wasNews == isNews, "seed \(seed)")
      dense.update(peer, from: sequence) { max($0, seen) }
      try runs.checkInvariants()
      let contexts = (1...Self.length).map { runs.context(at: $0) }
      #expect(contexts == dense.contexts, "seed \(seed), step \(step)")
      let column = (1...Self.length).map { runs.seen(of: peer, at: $0) }
      #expect(column == dense.contexts.map { $0[peer] }, "seed \(seed), step \(step)")
    }
  }

  @Test(
    "do not depend on the order of recording", arguments: 1...100 as ClosedRange<UInt64>)
  func order(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let records = try (0..<12).map { _ in
      (
        since: Int64.random(in: 1...Self.length, using: &generator),
        peer: try #require(Self.peers.randomElement(using: &generator)),
        seen: Int64.random(in: 1...9, using: &generator)
      )
    }
    var one = ContextRuns()
    for record in records {
      one.append(since: record.since, peer: record.peer, seen: record.seen)
    }
    var other = ContextRuns()
    for record in (records + records).shuffled(using: &generator) {
      other.append(since: record.since, peer: record.peer, seen: record.seen)
    }
    #expect(one == other, "seed \(seed)")
  }
}

/// The context of each event of a log, stored individually.
private struct DenseContexts {
  private(set) var contexts: [VersionVector]

  init(length: Int64) {
    contexts = Array(repeating: VersionVector(), count: Int(length))
  }

  mutating func update(_ peer: LogID, from sequence: Int64, _ change: (Int64) -> Int64) {
    for index in Int(sequence - 1)..<contexts.count {
      contexts[index][peer] = change(contexts[index][peer])
    }
  }
}

extension Array {
  fileprivate subscript(index: Int64) -> Element { self[Int(index)] }
}
