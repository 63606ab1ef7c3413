import DuologMerge

/// How often a goal asks for something.
///
/// A cadence decides two things: how time is divided into periods
/// (``period(containing:weekStart:from:)``) and how many occurrences a period asks for
/// (``occurrences``). Everything else is counted and judged the same way for every cadence.
///
/// ```swift
/// let cadence = Cadence.weekly(2)
/// let week = cadence.period(containing: day, weekStart: .monday, from: day)
/// print(cadence.occurrences)  // 2
/// ```
@nonexhaustive
public enum Cadence: Hashable, Sendable {
  /// Every day.
  case daily
  /// Every one of these weekdays. The set is not empty.
  case on(Set<Weekday>)
  /// This many times a calendar week; from 1 to ``countLimit``.
  case weekly(Int)
  /// This many times a calendar month; from 1 to ``countLimit``.
  case monthly(Int)
  /// This many times a quarter; from 1 to ``countLimit``.
  case quarterly(Int)
  /// This many times a calendar year; from 1 to ``countLimit``.
  case yearly(Int)
  /// Once in each of the windows of this many days, from 1 to ``countLimit``, that follow each
  /// other from the day on which the term begins. Doing it early in one does not move the next.
  case every(days: Int)
  /// Again within this many days after the last time, from 1 to ``countLimit``: whenever it is done,
  /// that many days begin anew.
  case after(days: Int)
  /// This many times in any run of `days` days: from 1 to ``countLimit`` times in up to
  /// ``longestRun`` days. A run begins on a day on which it was done, and every day inside a run
  /// in which it was done often enough counts as met.
  case rolling(Int, days: Int)
  /// No more often than this in each day, week or month, from 0 to ``countLimit``. A check-in says
  /// that it happened. None in a day is a goal of quitting something.
  case atMost(Int, CalendarSpan)
  /// Once, by a day if there is one. It stays open after that day.
  case once(by: Day?)
  /// Whenever it comes up: only counted, so nothing can be missed.
  case whenever
  /// Whenever it comes up, and then within this many hours, from 1 to ``countLimit``. No day can
  /// be missed.
  case within(hours: Int)
  /// A cadence that only a newer Duolog knows, as written. It is kept and shown, but asks for
  /// nothing.
  case unknown(String)

  /// The largest count a period can ask for: three digits, so that a mistyped year is not taken for
  /// a count.
  public static let countLimit = 999

  /// The most days that a run may have. The limit exists because each day is judged by all runs
  /// that contain it.
  public static let longestRun = 90

  /// The cadence if its numbers are ones that it can have; otherwise as one that is not known.
  var usable: Cadence {
    let isUsable =
      switch self {
      case .weekly(let count), .monthly(let count), .quarterly(let count), .yearly(let count),
        .every(days: let count), .after(days: let count), .within(hours: let count):
        1...Cadence.countLimit ~= count
      case .rolling(let count, let days):
        1...Cadence.countLimit ~= count && 1...Cadence.longestRun ~= days
      case .atMost(let count, _): 0...Cadence.countLimit ~= count
      case .on(let weekdays): !weekdays.isEmpty
      case .daily, .once, .whenever, .unknown: true
      }
    return isUsable ? self : .unknown(text)
  }

  /// How many occurrences a period needs to be met; 0 if nothing is asked for.
  public var occurrences: Int {
    switch self {
    case .daily, .on, .every, .after, .once: 1
    case .weekly(let count), .monthly(let count), .quarterly(let count), .yearly(let count): count
    case .rolling(let count, _): count
    case .atMost, .whenever, .within, .unknown: 0
    }
  }

  /// The most that a day, a week or a month allows; `nil` for a goal that is not a limit.
  public var limit: Int? {
    if case .atMost(let count, _) = self { return count }
    return nil
  }

  /// Whether it is a goal of quitting something: it allows none in a day.
  public var isQuitting: Bool { self == .atMost(0, .day) }

  /// Whether the cadence asks for single days, so that a rest day covers one of them.
  var asksForDays: Bool {
    switch self {
    case .daily, .on: true
    default: false
    }
  }

  /// What a goal of this cadence counts by default: times if it is done whenever it comes up, and
  /// days otherwise.
  public var counts: CountedThing {
    switch self {
    case .atMost, .whenever, .within: .times
    default: .days
    }
  }

  /// The whole period that contains `day`. Weeks begin on `weekStart`, and the first run of days
  /// begins on `start`. `nil` if the cadence has no periods, or if `day` is not one of its
  /// weekdays.
  public func period(containing day: Day, weekStart: Weekday, from start: Day) -> Period? {
    switch self {
    case .daily, .rolling: Period(day)
    case .on(let weekdays): weekdays.contains(day.weekday) ? Period(day) : nil
    case .weekly: Week(containing: day, startingOn: weekStart).period
    case .monthly: Month(containing: day).period
    case .quarterly: .months(3, containing: day)
    case .yearly: .months(12, containing: day)
    case .every(let days): .days(days, containing: day, from: start)
    case .atMost(_, .day): Period(day)
    case .atMost(_, .week): Week(containing: day, startingOn: weekStart).period
    case .atMost(_, .month): Month(containing: day).period
    // When one ends depends on what was done.
    case .after: nil
    case .once, .whenever, .within, .unknown: nil
    }
  }
}

/// A period of the calendar to which a limit applies. The raw values are written in events and never
/// change.
@nonexhaustive
public enum CalendarSpan: String, Hashable, CaseIterable, Sendable {
  /// A calendar day of its author.
  case day
  /// A week that begins on the day the couple has chosen.
  case week
  /// A calendar month.
  case month
}
