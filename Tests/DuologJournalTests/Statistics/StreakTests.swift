import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct StreakTests {
  @Test(
    arguments: [
      ([], 0, 0), (["met 1/1", "met 1/1"], 2, 2), (["met 1/1", "open 0/1"], 1, 1),
      (["met 1/1", "neutral 0/1", "met 1/1", "open 0/1"], 2, 2),
      (["met 1/1", "met 1/1", "met 1/1", "missed 0/1", "met 1/1"], 1, 3),
      (["met 1/1", "missed 0/1", "neutral 0/1"], 0, 1), (["neutral 0/1"], 0, 0),
    ] as [([String], Int, Int)])
  func `A streak skips neutral periods, and an open one does not break it`(
    texts: [String], current: Int, longest: Int
  ) throws {
    let streak = Streak(of: try WrittenPeriods.read(texts))
    #expect(streak.current == current)
    #expect(streak.longest == longest)
  }
}
