import DuologMerge

/// A civil month.
public struct Month: Hashable, Comparable, Sendable {
  /// From 1 to 9999.
  public let year: Int
  /// From 1 to 12.
  public let month: Int

  /// The month that contains `day`.
  public init(containing day: Day) {
    (year, month, _) = day.date
  }

  /// From the first of the month to its last day.
  public var period: Period {
    // Every month has a 1st, so the fallback is never taken.
    .months(1, containing: Day(year: year, month: month, day: 1) ?? .first)
  }

  /// `2026-11`, as dates are written.
  public var label: String { String(period.first.description.prefix(7)) }

  public static func < (left: Month, right: Month) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

extension Month {
  /// The months in English, from January on.
  package static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
