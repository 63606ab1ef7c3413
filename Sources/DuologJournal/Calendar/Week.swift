import DuologMerge

/// A calendar week that begins on the weekday a couple has chosen.
///
/// It uses only integer arithmetic on day numbers, so that two devices always agree on where a week
/// begins, whatever their locale.
public struct Week: Hashable, Sendable {
  /// The number of the week, counted from the one that contains 1970-01-01, which is 0 or 1
  /// depending on ``firstWeekday``.
  public let index: Int
  /// The weekday on which the week begins.
  public let firstWeekday: Weekday

  /// Added to a day number, it gives the days since a Monday: 1970-01-01, day 0, was a Thursday.
  private static let daysSinceMonday = 3

  /// The week with the number `index`, among weeks that begin on `firstWeekday`.
  public init(index: Int, startingOn firstWeekday: Weekday) {
    self.index = index
    self.firstWeekday = firstWeekday
  }

  /// The week that contains `day`.
  public init(containing day: Day, startingOn firstWeekday: Weekday) {
    let shifted = day.number + Week.daysSinceMonday - firstWeekday.rawValue
    let (quotient, remainder) = shifted.quotientAndRemainder(dividingBy: 7)
    self.init(index: remainder < 0 ? quotient - 1 : quotient, startingOn: firstWeekday)
  }

  /// The seven days of the week; fewer only at the first and the last day that can be represented.
  public var period: Period {
    // Far beyond every day that can be represented, and small enough not to overflow.
    let index = min(max(index, -1_000_000), 1_000_000)
    let first = index * 7 + firstWeekday.rawValue - Week.daysSinceMonday
    return Period(from: Day(number: first), through: Day(number: first + 6))
  }

  /// `2026-W53` for a week that begins on Monday (ISO 8601), and `week of 2026-11-22` for others,
  /// which have no number that people agree on.
  public var label: String {
    let first = period.first
    guard firstWeekday == .monday else { return "week of \(first)" }
    let (year, week) = first.isoWeek
    return "\(year)-W\(week < 10 ? "0" : "")\(week)"
  }
}
