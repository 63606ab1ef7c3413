import DuologMerge

/// A period of a goal's past, and how it stands for one person.
public struct JudgedPeriod: Hashable, Sendable {
  /// The days, including those on which another term is valid.
  public let period: Period
  /// How it stands.
  public let state: PeriodState
  /// Whether nothing that is done from now on can count for it: the period or its term is over.
  public let isClosed: Bool
  /// How many occurrences it takes to meet it.
  public let asked: Int
  /// How many occurrences there were: the person's own under ``CountingRule/each``, those of both
  /// otherwise.
  public let done: Int
  /// How much of ``asked`` is done, in thousandths of an occurrence; never more than all of it. It
  /// is all of it if and only if the period is met.
  public let fulfilled: Int
}

extension GoalTerm {
  /// How `period` stands for `person`, judged by `tally`.
  func judged(
    _ period: Period, by tally: Tally, on today: Day, for person: EntityID, pauses: [Period]
  ) -> JudgedPeriod {
    let done = done(in: tally, for: person)
    let asked = askedOccurrences
    return JudgedPeriod(
      period: period,
      state: state(of: period, with: tally, on: today, for: person, pauses: pauses),
      isClosed: isClosed(period, on: today), asked: asked, done: done,
      fulfilled: amountsReach(tally) ?? (min(done, asked) * JudgedPeriod.whole))
  }

  /// How many occurrences it takes to meet a period: one if amounts add up to a target.
  private var askedOccurrences: Int {
    rule == .sum && target != nil ? min(1, cadence.occurrences) : cadence.occurrences
  }

  /// How far the amounts reach, in thousandths of the target that they add up to; `nil` if
  /// occurrences are counted instead.
  func amountsReach(_ tally: Tally) -> Int? {
    guard rule == .sum, let target, cadence.occurrences > 0 else { return nil }
    guard tally.occurrences > 0 else { return 0 }
    if tally.amount >= target { return JudgedPeriod.whole }
    guard target > .zero else { return 0 }
    // The amount is below a target of at most 10¹⁵ thousandths, so a thousand times as much still
    // fits.
    return Int(max(0, tally.amount.thousandths) * Int64(JudgedPeriod.whole) / target.thousandths)
  }
}

extension JudgedPeriod {
  /// One occurrence, in the unit of ``fulfilled``.
  static let whole = 1000
}
