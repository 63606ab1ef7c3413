import DuologMerge

extension GoalTerm {
  /// The days whose check-ins count for `period`, with what was logged on them: the period itself; for
  /// a cadence of any run of days, the best run that `period`, a day, is part of; see ``RollingRuns``.
  func bestWindow(
    around period: Period, for person: EntityID, in days: ArraySlice<LoggedDay>
  ) -> (window: Period, tally: Tally) {
    guard case .rolling(_, let length) = cadence else {
      return (period, Tally(of: days, in: period, under: self))
    }
    return RollingRuns(of: length, among: days, under: self, for: person)
      .best(around: period.first)
  }

  /// How far `person` has come, to be compared with other runs of as many days.
  func reached(by tally: Tally, for person: EntityID) -> Int {
    if isMet(by: tally, for: person) { return .max }
    return amountsReach(tally) ?? done(in: tally, for: person)
  }
}
