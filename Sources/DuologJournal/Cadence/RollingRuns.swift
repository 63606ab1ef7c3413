import DuologMerge

/// The runs of days by which a goal of "n times in any m days" is judged for one person. Each
/// begins on a day on which the goal was done.
///
/// That is how the Loop Habit Tracker counts (https://github.com/iSoron/uhabits, `EntryList.kt`,
/// `buildIntervals`): every day of a run in which it was done often enough counts. Days of a pause
/// and of rest are not among the m days of a run, so they make it longer; what is done on them
/// counts.
struct RollingRuns {
  private struct Run {
    let first: Day
    /// `nil` if a break that does not end comes first.
    let last: Day?
    let tally: Tally
    let reached: Int
    let fulfilled: Int

    func contains(_ day: Day) -> Bool { first <= day && last.map { day <= $0 } ?? true }
  }

  /// What counts for a day.
  struct Best {
    /// The run in which the goal was done most, or the one that would begin with the day.
    var window: Period
    /// What was logged in it.
    var tally: Tally
    /// How much of what is asked for is done in any run that contains the day, in thousandths of
    /// an occurrence.
    var fulfilled: Int
  }

  private let runs: [Run]
  private let days: ArraySlice<LoggedDay>
  private let counted: CountedDays
  private let length: Int
  private let term: GoalTerm
  private let person: EntityID

  /// The runs among `days`, which are in order, with breaks in `pauses`.
  ///
  /// - Complexity: O(d·m) for d days on which something was logged and runs of m days, plus what
  ///   was logged.
  init(
    of length: Int, among days: ArraySlice<LoggedDay>, under term: GoalTerm,
    for person: EntityID, pauses: [Period] = []
  ) {
    let counted = term.countedDays(days, for: person, pauses: pauses)
    (self.days, self.counted, self.length) = (days, counted, length)
    (self.term, self.person) = (term, person)
    let tallies = days.map { Tally(of: [$0], in: Period($0.day), under: term) }
    runs = zip(days.indices, tallies).compactMap { index, tally in
      guard term.done(in: tally, for: person) > 0 else { return nil }
      var sum = tally
      let last = counted.end(of: length, from: days[index].day)
      var later = days.index(after: index)
      while later < days.endIndex, last.map({ days[later].day <= $0 }) ?? true {
        sum.add(tallies[later - days.startIndex])
        later += 1
      }
      return Run(
        first: days[index].day, last: last, tally: sum,
        reached: term.reached(by: sum, for: person),
        fulfilled: term.fulfilled(in: sum, for: person))
    }
  }

  /// What counts for `day`. Of the runs that contain it, the one with the most counts; of several
  /// such runs, the last. If there is none, it is the run that would begin with
  /// `day`, in which nothing counts yet.
  ///
  /// - Complexity: O(log d + m), and O(d) at the end of a pause that does not end.
  func best(around day: Day) -> Best {
    let own = Tally(of: logged(on: day), in: Period(day), under: term)
    var best = Best(
      window: Period(from: day, through: counted.end(of: length, from: day)), tally: own,
      fulfilled: term.fulfilled(in: own, for: person))
    var reached = term.reached(by: own, for: person)
    for run in runs(around: day) {
      best.fulfilled = max(best.fulfilled, run.fulfilled)
      guard run.reached > reached || run.first == day else { continue }
      (best.window, best.tally) = (Period(from: run.first, through: run.last), run.tally)
      reached = run.reached
    }
    return best
  }

  /// Whether what is done from `today` on can still make `day` count: it has not passed, or a run
  /// that contains it goes on, in which the goal can still be done often enough.
  func isOpen(_ day: Day, on today: Day) -> Bool {
    day >= today
      || runs(around: day).contains { run in
        guard let last = run.last else { return true }
        return last >= today && canStillBeMet(run, through: last, on: today)
      }
  }

  private func canStillBeMet(_ run: Run, through last: Day, on today: Day) -> Bool {
    // Amounts can always grow, and times can be repeated; a day counts once.
    if term.counts == .times || term.rule == .sum && term.target != nil { return true }
    let doneAlready = days.from(today, through: last).count { term.isDone($0, for: person) }
    let left = today.distance(to: last) + 1 - doneAlready
    return term.done(in: run.tally, for: person) + left >= term.cadence.occurrences
  }

  /// Whether `day` is one of a pause or of rest.
  func isInBreak(_ day: Day) -> Bool { counted.isInBreak(day) }

  /// The runs that contain `day`, the last one first.
  private func runs(around day: Day) -> some Sequence<Run> {
    runs[..<runs.firstIndex(beyond: { $0.first > day })].reversed().prefix { $0.contains(day) }
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
