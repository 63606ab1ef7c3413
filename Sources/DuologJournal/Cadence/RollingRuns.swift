import DuologMerge

/// The runs of days by which a goal of "n times in any m days" is judged for one person. Each
/// begins on a day on which the goal was done.
///
/// That is how the Loop Habit Tracker counts (https://github.com/iSoron/uhabits, `EntryList.kt`,
/// `buildIntervals`): every day of a run in which it was done often enough counts.
struct RollingRuns {
  private struct Run {
    let first: Day
    let tally: Tally
    let reached: Int
  }

  private let runs: [Run]
  private let days: ArraySlice<LoggedDay>
  private let length: Int
  private let term: GoalTerm
  private let person: EntityID

  /// The runs among `days`, which are in order.
  ///
  /// - Complexity: O(d·m) for d days on which something was logged and runs of m days, plus what
  ///   was logged.
  init(
    of length: Int, among days: ArraySlice<LoggedDay>, under term: GoalTerm, for person: EntityID
  ) {
    self.days = days
    self.length = length
    self.term = term
    self.person = person
    let tallies = days.map { Tally(of: [$0], in: Period($0.day), under: term) }
    runs = zip(days.indices, tallies).compactMap { index, tally in
      guard term.done(in: tally, for: person) > 0 else { return nil }
      var sum = tally
      let end = days[index].day.advanced(by: length)
      var later = days.index(after: index)
      while later < days.endIndex, days[later].day < end {
        sum.add(tallies[later - days.startIndex])
        later += 1
      }
      return Run(
        first: days[index].day, tally: sum, reached: term.reached(by: sum, for: person))
    }
  }

  /// The run that counts for `day`, with what was logged in it. Among the runs that contain `day`
  /// it is the one in which the goal was done most, and the last of several. If there is none, it
  /// is the run that would begin with `day`, in which nothing counts yet.
  ///
  /// - Complexity: O(log d + m).
  func best(around day: Day) -> (window: Period, tally: Tally) {
    var index = runs.firstIndex(beyond: { $0.first > day })
    var best = (
      window: run(from: day),
      tally: Tally(of: logged(on: day), in: Period(day), under: term)
    )
    var reached = term.reached(by: best.tally, for: person)
    while index > 0, runs[index - 1].first > day.advanced(by: -length) {
      index -= 1
      let run = runs[index]
      guard run.reached > reached || run.first == day else { continue }
      best = (self.run(from: run.first), run.tally)
      reached = run.reached
    }
    return best
  }

  private func run(from first: Day) -> Period {
    Period(from: first, through: first.advanced(by: length - 1))
  }

  private func logged(on day: Day) -> ArraySlice<LoggedDay> {
    let index = days.firstIndex(beyond: { $0.day >= day })
    return index < days.endIndex && days[index].day == day ? days[index...index] : []
  }
}

extension RandomAccessCollection where Index == Int {
  /// The index of the first element for which `isBeyond` is true, as it must be for all later ones;
  /// the end index if it is true for none.
  ///
  /// - Complexity: O(log n).
  func firstIndex(beyond isBeyond: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
