import DuologMerge

extension GoalTerm {
  /// The days whose check-ins count for `period`, with what was logged on them. These are the days
  /// of the period itself; for a rolling cadence, whose period is one day, those of the best run
  /// that contains it: see ``RollingRuns``.
  func bestWindow(
    around period: Period, for person: EntityID, in days: ArraySlice<LoggedDay>
  ) -> (window: Period, tally: Tally) {
    guard case .rolling(_, let length) = cadence else {
      return (period, Tally(of: days, in: period, under: self))
    }
    return RollingRuns(of: length, among: days, under: self, for: person)
      .best(around: period.first)
  }

  /// How far `person` has come, for comparison with other runs of the same length.
  func reached(by tally: Tally, for person: EntityID) -> Int {
    if isMet(by: tally, for: person) { return .max }
    return amountsReach(tally) ?? done(in: tally, for: person)
  }
}
