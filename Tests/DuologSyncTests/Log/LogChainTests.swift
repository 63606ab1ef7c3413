import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// The digests of a log's events, made a batch behind.
@Suite struct LogChainTests {
  private static let start = LogDigest.origin(of: SampleBundle.ana.device)

  /// Some events of `size` bytes, and the digest at each, as the definition says; the first one is
  /// that before them.
  private static func events(_ count: Int, size: Int) -> (events: [[UInt8]], digests: [Digest]) {
    let events = (0..<count).map { number in
      Array("{\"seq\":\(number)".utf8) + [UInt8](repeating: UInt8(number & 0x7F), count: size)
    }
    let digests = events.reduce(into: [start]) { digests, event in
      digests.append(LogDigest.chained(digests[digests.count - 1], event))
    }
    return (events, digests)
  }

  private static func append(_ event: [UInt8], to chain: LogChain) {
    event.withUnsafeBytes { chain.append($0) }
  }

  @Test(arguments: [(1, 200), (700, 200), (6000, 200), (40, 100_000), (3, 1 << 20)])
  func `the digest at the end is that of all events, one after the other`(
    count: Int, size: Int
  ) {
    let (events, digests) = LogChainTests.events(count, size: size)
    let chain = LogChain(after: LogChainTests.start, at: 0)
    for event in events { LogChainTests.append(event, to: chain) }
    #expect(chain.digest == digests[count])
    #expect(chain.digest == digests[count])
    #expect(chain.settled.sequence == Int64(count))
  }

  @Test func `what is settled at any time is the digest at the event that it names`() {
    let (events, digests) = LogChainTests.events(6000, size: 230)
    let chain = LogChain(after: LogChainTests.start, at: 1000)
    var settled: Set<Int64> = []
    for event in events {
      LogChainTests.append(event, to: chain)
      let (sequence, digest) = chain.settled
      settled.insert(sequence)
      guard digest == digests[Int(sequence - 1000)] else {
        Issue.record("event \(sequence) has another digest")
        return
      }
    }
    // Otherwise nothing was hashed beside what came meanwhile.
    #expect(settled.count > 3)
    #expect(chain.digest == digests[6000])
  }

  @Test func `it can be asked for at any event, and goes on`() {
    let (events, digests) = LogChainTests.events(5000, size: 230)
    let chain = LogChain(after: LogChainTests.start, at: 0)
    for (index, event) in events.enumerated() {
      LogChainTests.append(event, to: chain)
      if index % 1234 == 7 { #expect(chain.digest == digests[index + 1]) }
    }
    #expect(chain.digest == digests[5000])
  }

  @Test func `one that is given up while it works harms nothing`() {
    let (events, _) = LogChainTests.events(3000, size: 230)
    for _ in 0..<20 {
      let chain = LogChain(after: LogChainTests.start, at: 0)
      for event in events { LogChainTests.append(event, to: chain) }
    }
  }
}
