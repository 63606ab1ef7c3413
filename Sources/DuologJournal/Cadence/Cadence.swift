import DuologMerge

/// How often a goal asks for something.
///
/// A cadence decides two things: into which periods time is cut
/// (``period(containing:weekStart:from:)``) and how many occurrences a period asks for
/// (``occurrences``). Everything else is counted and judged alike for all of them.
///
/// ```swift
/// let cadence = Cadence.weekly(2)
/// let week = cadence.period(containing: day, weekStart: .monday, from: day)
/// print(cadence.occurrences)  // 2
/// ```
public enum Cadence: Hashable, Sendable {
  /// Each day.
  case daily
  /// Each day that is one of these weekdays, of which there is at least one.
  case on(Set<Weekday>)
  /// So many times a calendar week; from 1 to ``countLimit``.
  case weekly(Int)
  /// So many times a civil month; from 1 to ``countLimit``.
  case monthly(Int)
  /// So many times a quarter of a civil year; from 1 to ``countLimit``.
  case quarterly(Int)
  /// So many times a civil year; from 1 to ``countLimit``.
  case yearly(Int)
  /// One time in each run of so many days, the first of which begins with the term; from 1 to
  /// ``countLimit``.
  case every(days: Int)
  /// So many times in any run of so many days, of which each day begins one; from 1 to
  /// ``countLimit`` times in up to ``longestRun`` days. A day is met that lies in such a run.
  case rolling(Int, days: Int)
  /// One time, by a day if there is one. Past that day it is still open.
  case once(by: Day?)
  /// Whenever there is an occasion: only counted, so nothing can be missed.
  case whenever
  /// Whenever there is an occasion, and then within so many hours of it; from 1 to
  /// ``countLimit``. In days nothing can be missed.
  case within(hours: Int)
  /// One that a newer Duolog knows, as it is written: kept and shown, but nothing is asked for.
  case unknown(String)

  /// The largest count a period can ask for: three digits, so that a mistyped year is not a count.
  public static let countLimit = 999

  /// The most days that a run may have: each day is judged by all runs that it is part of.
  public static let longestRun = 90

  /// How many occurrences make a period met; 0 where nothing is asked for.
  public var occurrences: Int {
    switch self {
    case .daily, .on, .every, .once: 1
    case .weekly(let count), .monthly(let count), .quarterly(let count), .yearly(let count): count
    case .rolling(let count, _): count
    case .whenever, .within, .unknown: 0
    }
  }

  /// Whether it asks for single days, from each of which a day of rest is a rest.
  var asksForDays: Bool {
    switch self {
    case .daily, .on: true
    default: false
    }
  }

  /// What a goal of this cadence counts unless somebody says otherwise: every time where it is
  /// done on occasion, and days everywhere else.
  public var counts: CountedThing {
    switch self {
    case .whenever, .within: .times
    default: .days
    }
  }

  /// The whole period that `day` lies in, in weeks that begin on `weekStart` and in runs of days
  /// that begin on `start`; `nil` where time is not cut into periods, and for a day that is none of
  /// the weekdays that are asked for.
  public func period(containing day: Day, weekStart: Weekday, from start: Day) -> Period? {
    switch self {
    case .daily, .rolling: Period(day)
    case .on(let weekdays): weekdays.contains(day.weekday) ? Period(day) : nil
    case .weekly: Week(containing: day, startingOn: weekStart).period
    case .monthly: Month(containing: day).period
    case .quarterly: .months(3, containing: day)
    case .yearly: .months(12, containing: day)
    case .every(let days): .days(days, containing: day, from: start)
    case .once, .whenever, .within, .unknown: nil
    }
  }
}
