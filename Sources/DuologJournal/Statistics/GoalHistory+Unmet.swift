public import DuologMerge

extension GoalHistory {
  /// How many periods in a row have ended unmet for `person`, up to the last one that is over on
  /// `today`.
  ///
  /// Only whole periods of the current term that ended on `day`, when somebody last thought about the
  /// goal, or later count; neutral ones are skipped. The result is 0 if anything was done in the
  /// current period, for a goal that is a limit, and also if a revision of the goal begins in the
  /// future: somebody has already thought about it.
  ///
  /// - Complexity: as ``periods(for:on:)``.
  public func unmetInARow(for person: EntityID, on today: Day, since day: Day? = nil) -> Int {
    guard let term = terms.last, term.holds.first <= today, term.cadence.limit == nil else {
      return 0
    }
    var count = 0
    for judged in periods(for: person, on: today).reversed() {
      guard judged.period.first >= term.holds.first else { break }
      switch judged.state {
      case .neutral: continue
      case .open where judged.done == 0: continue
      case .open, .met: return count
      case .missed:
        if let day, judged.period.isOver(on: day) { return count }
        count += 1
      }
    }
    return count
  }
}
