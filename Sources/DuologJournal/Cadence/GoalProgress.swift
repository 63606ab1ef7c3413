import DuologMerge

/// How a goal stands today for one person: what is done, what is left, and whether to mention it.
public struct GoalProgress: Hashable, Sendable {
  /// What today asks for.
  @nonexhaustive
  public enum Call: String, Hashable, CaseIterable, Sendable {
    /// Nothing: done for today, resting, or nothing left in the period.
    case nothing
    /// Something is left in the period, but it can wait for another day.
    case canWait
    /// Do it today: the goal is daily, or it is due, or the period can only just be met.
    case today
  }

  /// What today asks for.
  public let call: Call
  /// The period that contains today; `nil` if the goal asks for nothing today.
  public let period: Period?
  /// How the period stands for this person.
  public let state: PeriodState
  /// How many occurrences the period asks for.
  public let asked: Int
  /// How many are done: by this person under ``CountingRule/each``, by both otherwise.
  public let done: Int
  /// How many are left; 0 once the period is met.
  public let left: Int
  /// The amount so far in the period; `nil` unless amounts add up to a target.
  public let amount: Amount?
  /// The amount still missing, 0 once the target is met; `nil` unless amounts add up to a target.
  public let amountLeft: Amount?
  /// The days of the period that remain, today included; `nil` if it has no end.
  public let daysLeft: Int?
  /// Whether this person has logged it today, in whole or in part.
  public let isLoggedToday: Bool
  /// What this person has done today, if it is less than the target.
  public let partToday: Amount?
  /// Whether this person rests today.
  public let restsToday: Bool
  /// Whether the partner has logged a ``CountingRule/together`` goal today and this person has
  /// not: a check-in would confirm it.
  public let awaitsConfirmation: Bool
  /// The day on which it is due: that of a one-time goal, or the one that moves with the last time.
  public let due: Day?
  /// Whether the due day has passed. Shown to people as "still open".
  public let isPastDue: Bool
  /// How a limit stands; `nil` for a goal that is not a limit.
  public let limit: Limit?
  /// The break that contains today, if there is one. Breaks that follow each other without a gap
  /// are one.
  public let pause: Period?

  /// How a limit stands for a person.
  public struct Limit: Hashable, Sendable {
    /// How much was used in the period.
    public let used: Amount
    /// How much it allows.
    public let allowed: Int
    /// When it last happened; `nil` for never, and unless the goal is to quit something.
    public let lastTime: Day?
    /// The day from which a goal of quitting something counts: ``lastTime``, or the first day.
    public let since: Day
  }
}
