import DuologMerge

/// What a goal asks for, from whom, and over which days: everything that counting and judging need.
///
/// Each revision of a goal adds a term, and each day is judged by the term that was valid then.
public struct GoalTerm: Hashable, Sendable {
  /// How often. A cadence with numbers that none can have is kept as ``Cadence/unknown(_:)``, which
  /// asks for nothing.
  public var cadence: Cadence {
    didSet { cadence = cadence.usable }
  }
  /// How the check-ins of two people add up to progress.
  public var rule: CountingRule
  /// Whether days or times are counted.
  public var counts: CountedThing
  /// How much makes one occurrence complete or, under ``CountingRule/sum``, meets the period.
  public var target: Amount?
  /// The people whose check-ins count: both, or only the goal's owner.
  public var people: [EntityID]
  /// The days on which the term is valid.
  public var holds: Period
  /// The first day whose check-ins count under the term. It is before ``holds`` for the first term
  /// of a goal, since what was logged before the goal was made counts as well.
  public internal(set) var countsFrom: Day
  /// The day on which the first window of `every` begins.
  let anchor: Day
  /// The weekday on which the couple's weeks begin.
  public var weekStart: Weekday

  /// A term for `people` that is valid from a day on.
  public init(
    _ cadence: Cadence, rule: CountingRule = .each, counts: CountedThing = .days,
    target: Amount? = nil, people: [EntityID], holds: Period, weekStart: Weekday = .monday
  ) {
    self.cadence = cadence.usable
    self.rule = rule
    self.counts = counts
    self.target = target
    self.people = people
    self.holds = holds
    countsFrom = holds.first
    anchor = holds.first
    self.weekStart = weekStart
  }

  /// The period in which `day` is judged; `nil` if the term is not valid on that day, or if the
  /// cadence asks for nothing.
  ///
  /// A calendar period is returned whole, even if the term is valid for only part of it. A one-time
  /// goal has one period: all the days of the term, including those after the day it is due.
  public func period(containing day: Day) -> Period? {
    guard holds.contains(day) else { return nil }
    if case .once = cadence { return holds }
    return cadence.period(containing: day, weekStart: weekStart, from: anchor)
  }

  /// The days whose check-ins count for `period`: for a one-time goal, all since ``countsFrom``.
  func counted(for period: Period) -> Period {
    guard case .once = cadence, countsFrom < period.first else { return period }
    return Period(from: countsFrom, through: period.last)
  }

  /// The periods that share a day with `days` and with the term, in order.
  ///
  /// Complexity: O(n) for n periods. If `days` has no last day, only the period of a one-time goal
  /// is returned, since calendar periods never end.
  public func periods(in days: Period) -> [Period] {
    if case .once = cadence { return holds.overlaps(days) ? [holds] : [] }
    guard holds.overlaps(days),
      let last = [days.last, holds.last].compactMap({ $0 }).min(), days.last != nil
    else { return [] }
    var periods: [Period] = []
    var day = max(days.first, holds.first)
    while day <= last {
      guard let period = period(containing: day), let end = period.last else {
        // Other days come between the weekdays that are asked for.
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

  /// Whether the term is valid for only part of `period`, as in the week in which a goal began.
  func isPartial(_ period: Period) -> Bool {
    if period.first < holds.first { return true }
    guard let end = holds.last else { return false }
    return period.last.map { end < $0 } ?? true
  }
}
