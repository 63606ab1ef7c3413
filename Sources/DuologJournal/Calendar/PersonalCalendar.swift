public import DuologMerge

/// A person's days: their time zone, and when their day begins.
public struct PersonalCalendar: Hashable, Sendable {
  /// The time zone.
  public let zone: Zone
  /// When their day begins.
  public let dayStart: DayStart

  /// Days in `zone` that begin at `dayStart`.
  public init(zone: Zone, dayStart: DayStart = .midnight) {
    self.zone = zone
    self.dayStart = dayStart
  }

  /// The local date and time at `instant`.
  public func time(at instant: Timestamp) -> LocalTime { LocalTime(at: instant, in: zone) }

  /// The day that `instant` counts for.
  public func day(at instant: Timestamp) -> Day { time(at: instant).day(startingAt: dayStart) }
}
