import Testing

@testable import DuologBench

@Suite struct StatisticsTests {
  @Test func `The median is the value in the middle, whatever the order`() {
    #expect(Statistics.median([5]) == 5)
    #expect(Statistics.median([9, 1, 5]) == 5)
    #expect(Statistics.median([100, 1, 2, 3, 4]) == 3)
  }

  @Test func `Of an even number it is the mean of the two in the middle`() {
    #expect(Statistics.median([4, 1, 2, 100]) == 3)
  }

  @Test func `Of nothing it is 0`() {
    #expect(Statistics.median([]) == 0)
  }

  @Test func `A ratio to nothing is infinite`() {
    #expect(Statistics.ratio(3, to: 2) == 1.5)
    #expect(Statistics.ratio(3, to: 0) == .infinity)
  }
}
