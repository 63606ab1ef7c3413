import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

@Suite struct SequenceSetTests {
  private static func range(_ random: inout SplitMix64) -> ClosedRange<Int64> {
    let first = Int64.random(in: 1...40, using: &random)
    return first...(first + Int64.random(in: 0...6, using: &random))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a set of sequence numbers is that of its numbers, one by one`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let ranges = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      SequenceSetTests.range(&random)
    }
    var set = SequenceSet()
    for range in ranges { set.insert(range) }
    let numbers = Set(ranges.flatMap { $0 })
    #expect(SequenceSet(ranges) == set, "seed \(seed)")
    #expect(set.ranges.flatMap { $0 } == numbers.sorted(), "seed \(seed)")
    for (left, right) in zip(set.ranges, set.ranges.dropFirst()) {
      #expect(left.upperBound + 1 < right.lowerBound, "seed \(seed)")
    }
    for end in 0...48 as ClosedRange<Int64> {
      let missing = end == 0 ? [] : (1...end).filter { !numbers.contains($0) }
      #expect(set.missing(upTo: end).flatMap { $0 } == missing, "seed \(seed), up to \(end)")
    }
    for _ in 0..<40 {
      let range = SequenceSetTests.range(&random)
      #expect(set.contains(range) == numbers.isSuperset(of: range), "seed \(seed), \(range)")
    }
  }

  @Test func `ranges that touch are one, also when what lies between them comes last`() {
    var set = SequenceSet([1...2, 5...6])
    #expect(set.ranges == [1...2, 5...6])
    set.insert(3...4)
    #expect(set.ranges == [1...6])
    set.insert(8...8)
    #expect(set.ranges == [1...6, 8...8])
    set.insert(7...7)
    #expect(set.ranges == [1...8])
    set.insert(2...3)
    #expect(set.ranges == [1...8])
  }

  @Test(arguments: 0..<10 as Range<Int>)
  func `the last range that begins up to a number is found among any number of them`(count: Int) {
    let firsts = (0..<Int64(count)).map { 3 * $0 + 1 }
    let ranges = firsts.map { first -> ClosedRange<Int64> in first...(first + 1) }
    for number in 0...32 as ClosedRange<Int64> {
      #expect(
        ranges.last(beginningUpTo: number) { $0 } == ranges.last { $0.lowerBound <= number })
    }
  }
}
