import DuologMerge

extension GoalTerm {
  /// How far `person` has come, for comparison with other runs of the same length.
  func reached(by tally: Tally, for person: EntityID) -> Int {
    if isMet(by: tally, for: person) { return .max }
    return amountsReach(tally) ?? done(in: tally, for: person)
  }

  /// How much of what a period asks for is done, in thousandths of an occurrence.
  func fulfilled(in tally: Tally, for person: EntityID) -> Int {
    if let reached = amountsReach(tally) { return reached }
    let fulfilled = rule == .each ? tally.share(of: person).fulfilled : tally.fulfilled
    return min(fulfilled, askedOccurrences * JudgedPeriod.whole)
  }

  /// How much of what `period` asks for it does not ask for because of days of rest, in thousandths
  /// of an occurrence: what was not done on each of them or, if amounts add up to a target, the
  /// share that these days have in the period.
  func excused(in period: Period, by tally: Tally, for person: EntityID) -> Int {
    if rule == .sum, target != nil {
      guard let last = period.last else { return 0 }
      let days = period.first.distance(to: last) + 1
      return (JudgedPeriod.whole * tally.restDays + days - 1) / days
    }
    return rule == .each ? tally.share(of: person).excused : tally.excused
  }

  /// Whether a period that is not met would be, if the goal had been done on each day of rest.
  func isExcused(_ period: Period, by tally: Tally, for person: EntityID) -> Bool {
    if let reached = amountsReach(tally) {
      return reached + excused(in: period, by: tally, for: person) >= JudgedPeriod.whole
    }
    let rested = rule == .each ? tally.share(of: person).rested : tally.rested
    return rested > 0 && done(in: tally, for: person) + rested >= cadence.occurrences
  }
}
