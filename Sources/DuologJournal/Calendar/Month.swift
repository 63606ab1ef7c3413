import DuologMerge

/// A civil month.
public struct Month: Hashable, Comparable, Sendable {
  /// From 1 to 9999.
  public let year: Int
  /// From 1 to 12.
  public let month: Int

  /// The month that `day` lies in.
  public init(containing day: Day) {
    (year, month, _) = day.date
  }

  /// From the first of the month to its last day.
  public var period: Period {
    // Every month has a 1st, so the fallback is never taken.
    let first = Day(year: year, month: month, day: 1) ?? .first
    guard let next = Day(year: nextYear, month: nextMonth, day: 1) else {
      return Period(from: first, through: .last)
    }
    return Period(from: first, through: next.advanced(by: -1))
  }

  private var nextYear: Int { month == 12 ? year + 1 : year }
  private var nextMonth: Int { month == 12 ? 1 : month + 1 }

  /// `2026-11`, as dates are written.
  public var label: String { String(period.first.description.prefix(7)) }

  public static func < (left: Month, right: Month) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}
