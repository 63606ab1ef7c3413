import Testing

@testable import DuologBench

@Suite struct StatisticsTests {
  @Test func `The median is the middle value, whatever the order`() {
    #expect(Statistics.median([5]) == 5)
    #expect(Statistics.median([9, 1, 5]) == 5)
    #expect(Statistics.median([100, 1, 2, 3, 4]) == 3)
  }

  @Test func `The median of an even number of values is the mean of the middle two`() {
    #expect(Statistics.median([4, 1, 2, 100]) == 3)
  }

  @Test func `The median of nothing is 0`() {
    #expect(Statistics.median([]) == 0)
  }

  @Test func `A ratio to nothing is infinite`() {
    #expect(Statistics.ratio(3, to: 2) == 1.5)
    #expect(Statistics.ratio(3, to: 0) == .infinity)
  }
}
