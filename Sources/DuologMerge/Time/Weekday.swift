/// A day of the week, in the order of ISO 8601.
public enum Weekday: Int, Hashable, CaseIterable, Comparable, Sendable {
  case monday = 0
  case tuesday, wednesday, thursday, friday, saturday, sunday

  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
