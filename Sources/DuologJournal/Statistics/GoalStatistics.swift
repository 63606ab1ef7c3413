import DuologMerge

/// A summary of a goal's past for one person. It is computed on demand and never stored.
///
/// Under ``CountingRule/each`` the statistics cover what this person did, and nothing that the
/// partner does or does not do changes them. Otherwise both people have the same statistics.
public struct GoalStatistics: Hashable, Sendable {
  /// How much of what was asked for has been done.
  public let adherence: Adherence
  /// How many periods in a row were met.
  public let streak: Streak
  /// How well the rhythm is kept, from 0 to 1; `nil` if the goal has no rhythm.
  public let rhythm: Double?
  /// How often it was done in total: days or times, depending on what the terms count.
  public let done: Int
  /// How often it was done in part, among those: below the target.
  public let partly: Int
  /// The total amount: this person's under ``CountingRule/each``, that of both otherwise.
  public let amount: Amount
}

extension GoalHistory {
  /// The statistics for `person` on `today`.
  public func statistics(for person: EntityID, on today: Day) -> GoalStatistics {
    let periods = periods(for: person, on: today)
    let counted = counted(for: person, on: .first ... .last)
    return GoalStatistics(
      adherence: Adherence(of: periods),
      streak: daysSinceLastTime(for: person, on: today) ?? Streak(of: periods),
      rhythm: rhythm(for: person, on: today), done: counted.done, partly: counted.partly,
      amount: counted.amount)
  }

  /// What was done on `days`, counted as ``GoalStatistics`` does.
  ///
  /// - Complexity: O(n) for n days on which something was logged.
  func counted(
    for person: EntityID, on days: ClosedRange<Day>
  ) -> (done: Int, partly: Int, amount: Amount) {
    var (done, partly) = (0, 0)
    var amount = Amount.zero
    for (index, term) in terms.enumerated() {
      // What counts for two terms was done once.
      let first = max(index == 0 ? .first : term.holds.first, days.lowerBound)
      let last = min(term.holds.last ?? .last, days.upperBound)
      guard first <= last else { continue }
      let tally = Tally(
        of: self.days(first...last), in: Period(from: first, through: last), under: term)
      done += term.done(in: tally, for: person)
      partly += term.partly(in: tally, for: person)
      amount = amount + (term.rule == .each ? tally.share(of: person).amount : tally.amount)
    }
    return (done, partly, amount)
  }
}
