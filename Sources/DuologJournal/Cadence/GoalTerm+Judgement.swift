import DuologMerge

extension GoalTerm {
  /// Whether `tally` holds what the period asks for.
  public func isMet(by tally: Tally) -> Bool {
    guard cadence.occurrences > 0, !people.isEmpty else { return false }
    switch rule {
    case .each:
      return people.allSatisfy { isMet(by: tally, for: $0) }
    case .either, .together:
      return tally.occurrences >= cadence.occurrences
    case .sum:
      guard let target else { return tally.occurrences >= cadence.occurrences }
      return tally.occurrences > 0 && tally.amount >= target
    }
  }

  /// Whether the period is met for `person`: by what they did themselves under
  /// ``CountingRule/each``, by what both did otherwise.
  public func isMet(by tally: Tally, for person: EntityID) -> Bool {
    guard rule == .each else { return isMet(by: tally) }
    return cadence.occurrences > 0 && done(in: tally, for: person) >= cadence.occurrences
  }

  /// The occurrences of `tally` that count for `person`: their own under ``CountingRule/each``,
  /// those of both otherwise.
  func done(in tally: Tally, for person: EntityID) -> Int {
    rule == .each ? tally.share(of: person).done : tally.occurrences
  }

  /// How many of these are partial.
  func partly(in tally: Tally, for person: EntityID) -> Int {
    if rule == .each { return tally.share(of: person).partly }
    return min(tally.occurrences, tally.shares.values.reduce(0) { $0 + $1.partly })
  }

  /// How `period` stands on the day `today` for `person`. Under ``CountingRule/each`` that depends
  /// only on what this person did. `pauses` are the breaks from the goal.
  ///
  /// This is for periods of the calendar and for windows; runs of days and limits have rules of
  /// their own.
  public func state(
    of period: Period, with tally: Tally, on today: Day, for person: EntityID,
    pauses: [Period] = []
  ) -> PeriodState {
    if cadence.limit != nil {
      return limitState(of: period, with: tally, on: today, for: person, pauses)
    }
    if isMet(by: tally, for: person) { return .met }
    let rests =
      rule == .each
      ? tally.share(of: person).rested > 0
      : people.contains { tally.share(of: $0).rested > 0 }
    if rests, cadence.asksForDays { return .neutral }
    // A period that never ends can still be met after the pause.
    if period.last != nil, pauses.contains(where: period.overlaps) { return .neutral }
    guard isClosed(period, on: today) else { return .open }
    // A one-time goal cannot be late: it is still open, or something else has replaced it.
    if case .once = cadence { return .neutral }
    if isPartial(period) || cadence.occurrences == 0 { return .neutral }
    // Each day of rest asks for one time less.
    return isExcused(period, by: tally, for: person) ? .neutral : .missed
  }

  /// Whether nothing that is done from `today` on can count for `period`: the period is over, or
  /// the term is.
  func isClosed(_ period: Period, on today: Day) -> Bool {
    holds.isOver(on: today) || period.isOver(on: today)
  }
}
