import DuologMerge

extension GoalTerm {
  /// Whether `person` did anything on a day: alone under ``CountingRule/each``, and otherwise if
  /// anyone did.
  func isDone(_ logged: LoggedDay, for person: EntityID) -> Bool {
    concerned(person).contains { logged.people[$0]?.isDone ?? false }
  }

  /// Whether a day is one of rest: for `person` under ``CountingRule/each``, and otherwise if it is
  /// for anyone.
  func rests(_ logged: LoggedDay, for person: EntityID) -> Bool {
    concerned(person).contains { logged.people[$0]?.rests ?? false }
  }

  /// The days that count where time stands still in breaks: not those of `pauses`, and none of rest.
  func countedDays(
    _ days: some Sequence<LoggedDay>, for person: EntityID, pauses: [Period]
  ) -> CountedDays {
    CountedDays(
      without: pauses + days.filter { rests($0, for: person) }.map { Period($0.day) })
  }

  /// The first term of a goal, beginning for `person` with the first of `days` on which the goal was
  /// done, if that is before the goal was made. Any other term as it is.
  func begun(with days: ArraySlice<LoggedDay>, for person: EntityID) -> GoalTerm {
    let before = days.from(countsFrom, through: holds.first.advanced(by: -1))
    guard countsFrom < holds.first, let first = before.first(where: { isDone($0, for: person) })
    else { return self }
    var term = self
    term.holds = Period(from: first.day, through: holds.last)
    return term
  }

  private func concerned(_ person: EntityID) -> [EntityID] { rule == .each ? [person] : people }
}
