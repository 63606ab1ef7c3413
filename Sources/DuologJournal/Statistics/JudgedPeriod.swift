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
  /// How much of ``asked`` is done, in thousandths of an occurrence; never more than all of it. An
  /// amount below the target counts as its share of the target.
  public let fulfilled: Int
  /// How much of ``asked`` a break or days of rest have lifted, in thousandths of an occurrence.
  public let excused: Int
}

extension GoalTerm {
  /// How `period` stands for `person`, judged by `tally`.
  func judged(
    _ period: Period, by tally: Tally, on today: Day, for person: EntityID, pauses: [Period]
  ) -> JudgedPeriod {
    let state = state(of: period, with: tally, on: today, for: person, pauses: pauses)
    if cadence.limit != nil {
      return JudgedPeriod(
        period: period, state: state, isClosed: isClosed(period, on: today), asked: 1,
        done: done(in: tally, for: person),
        fulfilled: isWithinLimit(used(in: tally, for: person)) ? JudgedPeriod.whole : 0, excused: 0)
    }
    let asked = askedOccurrences
    // What would ask for nothing if it were not met can't cost anything if it is met in part.
    let isLifted = isPartial(period) || pauses.contains(where: period.overlaps)
    return JudgedPeriod(
      period: period, state: state, isClosed: isClosed(period, on: today), asked: asked,
      done: done(in: tally, for: person), fulfilled: fulfilled(in: tally, for: person),
      excused: isLifted
        ? asked * JudgedPeriod.whole : excused(in: period, by: tally, for: person))
  }

  /// How `day` stands for `person`, judged by the runs that contain it.
  func judged(_ day: Day, by runs: RollingRuns, on today: Day, for person: EntityID) -> JudgedPeriod
  {
    let best = runs.best(around: day)
    let isInBreak = runs.isInBreak(day)
    // What was undecided when the term ended stays so.
    let isOpen = runs.isOpen(day, on: min(today, holds.last?.advanced(by: 1) ?? today))
    let isOver = holds.isOver(on: today)
    let state: PeriodState =
      if isMet(by: best.tally, for: person) { .met } else if isInBreak || isOpen && isOver {
        .neutral
      } else { isOpen ? .open : .missed }
    return JudgedPeriod(
      period: Period(day), state: state,
      isClosed: isOver || day < today && state != .open, asked: askedOccurrences,
      done: done(in: best.tally, for: person), fulfilled: best.fulfilled,
      excused: isInBreak ? askedOccurrences * JudgedPeriod.whole : 0)
  }

  /// How a window stands for `person`. In a window in which it was done, all that it asks for is
  /// done.
  func judged(_ window: MovingWindows.Window, on today: Day, for person: EntityID) -> JudgedPeriod {
    let isOver = isClosed(window.period, on: today)
    let state: PeriodState =
      if window.isMet { .met } else if !isOver { .open } else {
        isPartial(window.period) ? .neutral : .missed
      }
    return JudgedPeriod(
      period: window.period, state: state, isClosed: isOver, asked: 1,
      done: done(in: window.tally, for: person),
      fulfilled: window.isMet ? JudgedPeriod.whole : amountsReach(window.tally) ?? 0, excused: 0)
  }

  /// How many occurrences it takes to meet a period: one if amounts add up to a target.
  var askedOccurrences: Int {
    rule == .sum && target != nil ? min(1, cadence.occurrences) : cadence.occurrences
  }

  /// How far the amounts reach, in thousandths of the target that they add up to; `nil` if
  /// occurrences are counted instead.
  func amountsReach(_ tally: Tally) -> Int? {
    guard rule == .sum, let target, cadence.occurrences > 0 else { return nil }
    return tally.occurrences > 0 ? tally.amount.share(of: target) : 0
  }
}

extension JudgedPeriod {
  /// One occurrence, in the unit of ``fulfilled``.
  static let whole = 1000
}
