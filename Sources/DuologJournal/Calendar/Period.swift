import DuologMerge

/// A run of calendar days, both ends included; one without a last day never ends.
public struct Period: Hashable, Sendable {
  /// The first day.
  public let first: Day
  /// The last day, never before ``first``; `nil` if the period does not end.
  public let last: Day?

  /// The days from `first` to `last`, both included. If `last` is before `first`, it is taken as
  /// `first`.
  public init(from first: Day, through last: Day?) {
    self.first = first
    self.last = last.map { max($0, first) }
  }

  /// The period of one day.
  public init(_ day: Day) {
    self.init(from: day, through: day)
  }

  /// Whether the period is a single day.
  public var isOneDay: Bool { last == first }

  /// Whether the period contains `day`.
  public func contains(_ day: Day) -> Bool {
    first <= day && !isOver(on: day)
  }

  /// Whether the two periods share a day.
  public func overlaps(_ other: Period) -> Bool {
    !isOver(on: other.first) && !other.isOver(on: first)
  }

  /// Whether the last day is before `day`.
  public func isOver(on day: Day) -> Bool {
    last.map { $0 < day } ?? false
  }

  /// The number of days from `day` to the last one, both included: 1 on the last day, 0 after it;
  /// `nil` if the period does not end.
  public func daysLeft(from day: Day) -> Int? {
    last.map { max(0, max(day, first).distance(to: $0) + 1) }
  }
}

extension Period: CustomStringConvertible {
  /// `2026-11-16...2026-11-22`, and `2026-11-16...` without an end.
  public var description: String {
    "\(first)...\(last.map(\.description) ?? "")"
  }
}
