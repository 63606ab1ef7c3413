import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

@Suite struct SegmentTiersTests {
  /// The segments after events have been published in steps of `counts`, and the largest number of
  /// times that an event was written.
  private func publish(
    _ counts: some Sequence<Int64>
  ) -> (segments: [ClosedRange<Int64>], mostOftenWritten: Int) {
    var segments: [ClosedRange<Int64>] = []
    var written: [Int] = []
    var head: Int64 = 0
    for count in counts {
      let first = SegmentTiers.beginning(of: head + 1...head + count, after: segments)
      head += count
      segments.removeAll { $0.lowerBound >= first }
      segments.append(first...head)
      written += [Int](repeating: 0, count: Int(count))
      for index in Int(first - 1)..<Int(head) { written[index] += 1 }
    }
    return (segments, written.max() ?? 0)
  }

  @Test func `a year of ten syncs a day leaves a dozen files, with each event written a few times`()
  {
    var most = 0
    for count in stride(from: 1, through: 3650, by: 50) {
      let (segments, written) = publish(repeatElement(1, count: count))
      most = max(most, segments.count)
      #expect(written <= 7)
    }
    #expect(most <= 18)
    #expect(publish(repeatElement(1, count: 4096)).segments == [1...4096])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `segments stay few whatever the steps, and cover the log without a gap`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let counts = (0..<400).map { _ in
      Int64(1) << Int64.random(in: 0...7, using: &random) - Int64.random(in: 0...1, using: &random)
    }.map { max(1, $0) }
    let (segments, written) = publish(counts)
    #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.upperBound + 1 == $1.lowerBound })
    #expect(segments.first?.lowerBound == 1)
    #expect(segments.last?.upperBound == counts.reduce(0, +))
    #expect(segments.count <= 30, "seed \(seed)")
    #expect(written <= 30, "seed \(seed)")
  }

  @Test func `nothing is merged across a gap`() {
    #expect(SegmentTiers.beginning(of: 10...10, after: [1...1, 3...3, 5...5, 7...7]) == 10)
    #expect(SegmentTiers.beginning(of: 10...10, after: [5...5, 7...7, 8...8, 9...9]) == 7)
  }

  @Test func `parts that still exist next to their whole do not count`() {
    let segments: [ClosedRange<Int64>] = [1...4, 1...1, 2...2, 3...3, 5...5, 6...6]
    #expect(SegmentTiers.beginning(of: 7...7, after: segments) == 7)
    #expect(SegmentTiers.beginning(of: 8...8, after: segments + [7...7]) == 5)
  }

  @Test func `many leftover small files are merged with the next sync`() {
    let singles = (1...500).map { Int64($0)...Int64($0) }
    #expect(SegmentTiers.beginning(of: 501...501, after: singles) == 1)
  }
}
