import DuologMerge
import Testing

@testable import DuologJournal

enum WrittenPeriods {
  /// Periods as `met 2/2`, `missed 1/2`, `open 0/1`, `neutral 1/2`.
  static func read(_ texts: [String]) throws -> [JudgedPeriod] {
    try texts.enumerated().map { index, text in
      let words = text.split { " /".contains($0) }
      let state = try #require(PeriodState(rawValue: String(words[0])))
      let (done, asked) = (try #require(Int(words[1])), try #require(Int(words[2])))
      return JudgedPeriod(
        period: Period(Day(number: index)), state: state, isClosed: state != .open, asked: asked,
        done: done, fulfilled: min(done, asked) * JudgedPeriod.whole, excused: 0)
    }
  }
}
