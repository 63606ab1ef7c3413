import DuologMerge

/// Days without those of breaks: during a break, time stands still.
struct CountedDays {
  /// In order, with gaps between them.
  private let breaks: [Period]
  /// For each break, how many days the breaks before it have.
  private let before: [Int]

  /// All days but those of `breaks`.
  ///
  /// - Complexity: O(n log n) for n breaks.
  init(without breaks: [Period]) {
    self.breaks = Period.runs(of: breaks)
    var sum = 0
    before = self.breaks.map { period in
      defer { sum += period.last.map { period.first.distance(to: $0) + 1 } ?? 0 }
      return sum
    }
  }

  /// Whether `day` is one of a break.
  ///
  /// - Complexity: O(log n), like everything here.
  func isInBreak(_ day: Day) -> Bool {
    let index = breaks.firstIndex(beyond: { $0.first > day })
    return index > 0 && breaks[index - 1].contains(day)
  }

  /// The days of `period` that are not of a break, if it ends.
  func count(in period: Period) -> Int? {
    period.last.map { number(of: $0.advanced(by: 1)) - number(of: period.first) }
  }

  /// The last day before more than `count` days would be counted from `first` on. `nil` if a break
  /// that does not end comes before.
  func end(of count: Int, from first: Day) -> Day? {
    day(numbered: number(of: first) + count).map { $0.advanced(by: -1) }
  }

  /// The `count`th day that is counted from `first` on. `nil` if a break that does not end comes
  /// before.
  func day(_ count: Int, from first: Day) -> Day? { day(numbered: number(of: first) + count - 1) }

  /// The first day of all from which no more than `count` days are counted through `last`.
  func start(of count: Int, through last: Day) -> Day {
    let first = number(of: last.advanced(by: 1)) - count
    return (day(numbered: first - 1) ?? .first).advanced(by: 1)
  }

  /// How many days are counted before `day`, from the beginning of 1970 on.
  private func number(of day: Day) -> Int {
    let index = breaks.firstIndex(beyond: { $0.first >= day })
    guard index > 0 else { return day.number }
    let last = breaks[index - 1]
    let end = min(last.last?.advanced(by: 1) ?? day, day)
    return day.number - before[index - 1] - last.first.distance(to: end)
  }

  /// The day before which `number` days are counted, and which is counted itself.
  private func day(numbered number: Int) -> Day? {
    let passed = breaks.indices.firstIndex(beyond: { breaks[$0].first.number - before[$0] > number }
    )
    guard passed > 0 else { return Day(number: number) }
    let period = breaks[passed - 1]
    return period.last.map {
      Day(number: number + before[passed - 1] + period.first.distance(to: $0) + 1)
    }
  }
}
