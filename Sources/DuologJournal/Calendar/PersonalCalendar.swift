public import DuologMerge

/// By which days somebody lives: where they are, and when their day begins.
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

  /// What calendar and clock on the wall show at `instant`.
  public func time(at instant: Timestamp) -> LocalTime { LocalTime(at: instant, in: zone) }

  /// The day that `instant` counts for.
  public func day(at instant: Timestamp) -> Day { time(at: instant).day(startingAt: dayStart) }
}
