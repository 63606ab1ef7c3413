import DuologMerge

/// The local date and time somewhere at an instant.
///
/// A check-in counts for its author's own day. That day is determined here, once, when the check-in
/// is logged. From then on it is part of the event and never computed again.
public struct LocalTime: Hashable, Comparable, Sendable {
  /// The date.
  public let day: Day
  /// Seconds since local midnight, from 0 to 86,399.
  public let secondOfDay: Int

  private static let millisecondsPerDay: Int64 = 86_400_000

  /// The local time at `instant` in `zone`.
  public init(at instant: Timestamp, in zone: Zone) {
    self.init(at: instant, secondsAheadOfUTC: zone.secondsAheadOfUTC(at: instant))
  }

  /// The local time at `instant` where clocks are `offset` seconds ahead of UTC.
  init(at instant: Timestamp, secondsAheadOfUTC offset: Int) {
    let shifted = instant.countable.milliseconds + Int64(offset) * 1000
    let (quotient, remainder) = shifted.quotientAndRemainder(
      dividingBy: LocalTime.millisecondsPerDay)
    let isNegative = remainder < 0
    day = Day(number: Int(isNegative ? quotient - 1 : quotient))
    secondOfDay = Int((isNegative ? remainder + LocalTime.millisecondsPerDay : remainder) / 1000)
  }

  /// The day that counts if days begin at `dayStart`: before that time, the previous day.
  public func day(startingAt dayStart: DayStart) -> Day {
    secondOfDay < dayStart.minutes * 60 ? day.advanced(by: -1) : day
  }

  /// Whether it is noon or later, when everybody's day has begun; see ``DayStart``.
  var isAfternoon: Bool { secondOfDay >= 12 * 3600 }

  /// Whether it is between midnight and 04:00, when people often still mean the previous day.
  public var isSmallHours: Bool { secondOfDay < 4 * 3600 }

  /// The time as `23:40`.
  public var clock: String {
    let (hour, minute) = (secondOfDay / 3600, secondOfDay / 60 % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    (left.day, left.secondOfDay) < (right.day, right.secondOfDay)
  }
}
