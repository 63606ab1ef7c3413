public import DuologMerge

extension GoalHistory {
  /// How many periods in a row have ended unmet for `person`, up to the last one that is over on
  /// `today`.
  ///
  /// Only whole periods of the term that holds count, and of those only the ones that ended on
  /// `day` or later; neutral ones are skipped, and what was done in the period that is running
  /// makes it none. It is none as well where the goal has been revised for a day to come: what
  /// was to be thought about has been.
  ///
  /// - Parameter day: when somebody last thought about it; `nil` for never.
  /// - Complexity: as ``periods(for:on:)``.
  public func unmetInARow(for person: EntityID, on today: Day, since day: Day? = nil) -> Int {
    guard let term = terms.last, term.holds.first <= today else { return 0 }
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
