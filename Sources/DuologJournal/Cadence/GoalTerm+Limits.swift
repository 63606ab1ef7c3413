import DuologMerge

/// Goals that allow so much and no more.
extension GoalTerm {
  /// How much of what is allowed was used: by `person` under ``CountingRule/each``, by both
  /// otherwise.
  func used(in tally: Tally, for person: EntityID) -> Amount {
    rule == .each ? tally.share(of: person).used : tally.used
  }

  /// How a day, week or month with a limit stands. It is met if it is over and no more was used than
  /// is allowed. Beyond the limit, a break asks for nothing, and what was used on days of rest is
  /// not held against anyone.
  func limitState(
    of period: Period, with tally: Tally, on today: Day, for person: EntityID, _ pauses: [Period]
  ) -> PeriodState {
    let used = used(in: tally, for: person)
    if isWithinLimit(used) { return isClosed(period, on: today) ? .met : .open }
    let resting = rule == .each ? tally.share(of: person).usedResting : tally.usedResting
    if pauses.contains(where: period.overlaps) || isWithinLimit(used - resting) {
      return .neutral
    }
    return .missed
  }

  /// Whether `used` is no more than is allowed.
  func isWithinLimit(_ used: Amount) -> Bool {
    guard let limit = cadence.limit else { return true }
    return used <= Amount(thousandths: Int64(limit) * 1000)
  }
}
