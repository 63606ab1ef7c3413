import DuologMerge

extension GoalTerm {
  /// The days whose check-ins count for `period`, with what was logged on them: the period itself;
  /// for a cadence of any run of days, of the runs that `period`, a day, is part of, the one in
  /// which `person` has come furthest, and the last of several. Such a run begins on a day on which
  /// it was done; where none does, it would begin with `period`, and nothing counts for it yet.
  ///
  /// That is how the Loop Habit Tracker counts "n times in m days"
  /// (https://github.com/iSoron/uhabits, `EntryList.kt`, `buildIntervals`): every day of a run in
  /// which it was done often enough is a good one.
  ///
  /// - Complexity: O(m) tallies for runs of m days.
  func bestWindow(
    around period: Period, for person: EntityID, tally: (Period) -> Tally
  ) -> (window: Period, tally: Tally) {
    guard case .rolling(_, let days) = cadence else { return (period, tally(period)) }
    func run(from first: Day) -> Period {
      Period(from: first, through: first.advanced(by: days - 1))
    }
    let own = tally(period)
    var best = (
      window: run(from: period.first),
      tally: done(in: own, for: person) > 0 ? tally(run(from: period.first)) : own
    )
    for back in 1..<max(1, days) {
      let first = period.first.advanced(by: -back)
      guard done(in: tally(Period(first)), for: person) > 0 else { continue }
      let found = tally(run(from: first))
      if reached(by: found, for: person) > reached(by: best.tally, for: person) {
        best = (run(from: first), found)
      }
    }
    return best
  }

  /// How far `person` has come, to be compared with other runs of as many days.
  private func reached(by tally: Tally, for person: EntityID) -> Int {
    if isMet(by: tally, for: person) { return .max }
    return amountsReach(tally) ?? done(in: tally, for: person)
  }
}
