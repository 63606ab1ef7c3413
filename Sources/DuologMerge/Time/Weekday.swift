/// A day of the week, in the order of ISO 8601.
public enum Weekday: Int, Hashable, CaseIterable, Comparable, Sendable {
  /// 1 in ISO 8601; the raw value is one less, and so for the others.
  case monday = 0
  /// 2 in ISO 8601.
  case tuesday
  /// 3 in ISO 8601.
  case wednesday
  /// 4 in ISO 8601: the day that decides to which year a week belongs.
  case thursday
  /// 5 in ISO 8601.
  case friday
  /// 6 in ISO 8601.
  case saturday
  /// 7 in ISO 8601.
  case sunday

  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
