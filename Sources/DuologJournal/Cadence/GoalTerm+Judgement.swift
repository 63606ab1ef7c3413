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

  /// How `period` stands on the day `today` for all of the term's people. `pauses` are the breaks
  /// from the goal.
  public func state(
    of period: Period, with tally: Tally, on today: Day, pauses: [Period] = []
  ) -> PeriodState {
    state(
      of: period, isMet: isMet(by: tally),
      rests: people.contains { tally.share(of: $0).rested > 0 }, on: today, pauses)
  }

  /// How `period` stands on the day `today` for `person`. Under ``CountingRule/each`` that depends
  /// only on what this person did.
  public func state(
    of period: Period, with tally: Tally, on today: Day, for person: EntityID,
    pauses: [Period] = []
  ) -> PeriodState {
    guard rule == .each else {
      return state(of: period, with: tally, on: today, pauses: pauses)
    }
    return state(
      of: period, isMet: isMet(by: tally, for: person),
      rests: tally.share(of: person).rested > 0, on: today, pauses)
  }

  /// Whether nothing that is done from `today` on can count for `period`: the period and all runs
  /// of days that contain it are over, or the term is.
  func isClosed(_ period: Period, on today: Day) -> Bool {
    if holds.isOver(on: today) { return true }
    guard case .rolling(_, let days) = cadence else { return period.isOver(on: today) }
    return period.first.advanced(by: days - 1) < today
  }

  private func state(
    of period: Period, isMet: Bool, rests: Bool, on today: Day, _ pauses: [Period]
  ) -> PeriodState {
    if isMet { return .met }
    // A day of rest cancels what that day asks for, and changes nothing in longer periods.
    if rests, cadence.asksForDays { return .neutral }
    // A period that never ends can still be met after the pause.
    if period.last != nil, pauses.contains(where: period.overlaps) { return .neutral }
    guard isClosed(period, on: today) else { return .open }
    // A one-time goal cannot be late: it is still open, or something else has replaced it.
    if case .once = cadence { return .neutral }
    return isPartial(period) || cadence.occurrences == 0 ? .neutral : .missed
  }
}
