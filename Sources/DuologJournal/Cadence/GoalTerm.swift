import DuologMerge

/// What a goal asks for, of whom, and over which days: all that counting and judging need to know.
///
/// A revision of a goal makes a new term; each day is judged by the term that held then.
public struct GoalTerm: Hashable, Sendable {
  /// How often.
  public var cadence: Cadence
  /// How the check-ins of two people make progress.
  public var rule: CountingRule
  /// Whether days or times are counted.
  public var counts: CountedThing
  /// How much makes one occurrence whole, or, under ``CountingRule/sum``, the period met.
  public var target: Amount?
  /// Those whose check-ins count: both, or only the one whose goal it is.
  public var people: [EntityID]
  /// The days over which the term holds.
  public var holds: Period
  /// The weekday on which the couple's weeks begin.
  public var weekStart: Weekday

  /// A term of `people` that holds from a day on.
  public init(
    _ cadence: Cadence, rule: CountingRule = .each, counts: CountedThing = .days,
    target: Amount? = nil, people: [EntityID], holds: Period, weekStart: Weekday = .monday
  ) {
    self.cadence = cadence
    self.rule = rule
    self.counts = counts
    self.target = target
    self.people = people
    self.holds = holds
    self.weekStart = weekStart
  }

  /// The period that `day` is judged in; `nil` for a day on which the term does not hold, and for
  /// a cadence that asks for nothing.
  ///
  /// A calendar period is given whole, even if the term holds for only part of it. A one-time goal
  /// has one period: all the days of the term, including those after the day it is due.
  public func period(containing day: Day) -> Period? {
    guard holds.contains(day) else { return nil }
    if case .once = cadence { return holds }
    return cadence.period(containing: day, weekStart: weekStart, from: holds.first)
  }

  /// The periods that share a day with `days` and with the term, in order.
  ///
  /// Complexity: O(n) for n periods. `days` without a last day gives nothing but the periods of
  /// a goal that asks for one time, since calendar periods never end.
  public func periods(in days: Period) -> [Period] {
    if case .once = cadence { return holds.overlaps(days) ? [holds] : [] }
    guard holds.overlaps(days),
      let last = [days.last, holds.last].compactMap({ $0 }).min(), days.last != nil
    else { return [] }
    var periods: [Period] = []
    var day = max(days.first, holds.first)
    while day <= last {
      guard let period = period(containing: day), let end = period.last else {
        // Between the weekdays that are asked for lie others.
        guard case .on = cadence, day < last else { break }
        day = day.advanced(by: 1)
        continue
      }
      periods.append(period)
      guard end < last else { break }
      day = end.advanced(by: 1)
    }
    return periods
  }

  /// Whether the term holds for a part of `period` only, as in the week in which a goal began.
  func isPartial(_ period: Period) -> Bool {
    if period.first < holds.first { return true }
    guard let end = holds.last else { return false }
    return period.last.map { end < $0 } ?? true
  }
}
