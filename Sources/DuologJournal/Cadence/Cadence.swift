import DuologMerge

/// How often a goal asks for something.
///
/// A cadence decides two things: into which periods time is cut (``period(containing:weekStart:)``)
/// and how many occurrences a period asks for (``occurrences``). Everything else is counted and
/// judged alike for all of them.
public enum Cadence: Hashable, Sendable {
  /// Each day.
  case daily
  /// So many times a calendar week; from 1 to ``countLimit``.
  case weekly(Int)
  /// One time, by a day if there is one. Past that day it is still open.
  case once(by: Day?)
  /// One that a newer Duolog knows, as it is written: kept and shown, but nothing is asked for.
  case unknown(String)

  /// The largest count a period can ask for: three digits, so that a mistyped year is not a count.
  public static let countLimit = 999

  /// How many occurrences make a period met; 0 where nothing is asked for.
  public var occurrences: Int {
    switch self {
    case .daily, .once: 1
    case .weekly(let count): count
    case .unknown: 0
    }
  }

  /// The whole calendar period that `day` lies in, in weeks that begin on `weekStart`; `nil` where
  /// time is not cut into calendar periods.
  public func period(containing day: Day, weekStart: Weekday) -> Period? {
    switch self {
    case .daily: Period(day)
    case .weekly: Week(containing: day, startingOn: weekStart).period
    case .once, .unknown: nil
    }
  }
}
