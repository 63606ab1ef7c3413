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
  ///
  /// A day begins once and lasts until the next one begins. So if clocks are set back and show the
  /// start of a day again, the day that has begun goes on.
  ///
  /// - Complexity: two lookups of the zone's offset, and some twenty more in the hours after clocks
  ///   were set back.
  public func day(at instant: Timestamp) -> Day {
    let day = time(at: instant).day(startingAt: dayStart)
    guard let before = zone.lastTimeBeforeSetBack(at: instant) else { return day }
    return max(day, before.day(startingAt: dayStart))
  }

  /// When the day after the one of `instant` begins, to a millisecond; `nil` on the first and the last
  /// day of all, which have no end.
  ///
  /// - Complexity: some thirty times that of ``day(at:)``.
  public func nextDay(after instant: Timestamp) -> Timestamp? {
    let today = day(at: instant)
    guard today > .first, today < .last else { return nil }
    var after = instant.milliseconds
    // A day lasts less than three, wherever clocks or the date line are moved.
    repeat {
      after += PersonalCalendar.millisecondsPerDay
    } while day(at: Timestamp(milliseconds: after)) <= today
    return .turning(after: instant.milliseconds, by: after) { day(at: $0) > today }
  }

  private static let millisecondsPerDay: Int64 = 86_400_000
}
