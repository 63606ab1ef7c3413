import DuologMerge

/// What a goal's past comes to, for one person. Derived whenever it is asked for, never stored.
///
/// Under ``CountingRule/each`` the figures are of what this person did, and nothing that the
/// partner does or leaves undone changes them. Otherwise both have the same statistics.
public struct GoalStatistics: Hashable, Sendable {
  /// How much of what was asked has been done.
  public let adherence: Adherence
  /// How many periods in a row were met.
  public let streak: Streak
  /// How well the rhythm is kept, from 0 to 1; `nil` if there is none to keep.
  public let rhythm: Double?
  /// How often it was done in all: days or times, as the terms count.
  public let done: Int
  /// How much in all: this person's amounts under ``CountingRule/each``, those of both otherwise.
  public let amount: Amount
}

extension GoalHistory {
  /// The figures for `person` as they stand on `today`.
  public func statistics(for person: EntityID, on today: Day) -> GoalStatistics {
    let periods = periods(for: person, on: today)
    var done = 0
    var amount = Amount.zero
    for (index, term) in terms.enumerated() {
      let counted = counted(index)
      let tally = Tally(
        of: days(counted), in: Period(from: counted.lowerBound, through: counted.upperBound),
        under: term)
      done += term.done(in: tally, for: person)
      amount = amount + (term.rule == .each ? tally.share(of: person).amount : tally.amount)
    }
    return GoalStatistics(
      adherence: Adherence(of: periods), streak: Streak(of: periods),
      rhythm: rhythm(for: person, on: today), done: done, amount: amount)
  }
}
