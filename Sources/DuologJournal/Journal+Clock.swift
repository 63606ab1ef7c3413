public import DuologMerge
import DuologSync

/// Why what this device's clock says can hardly be the time. An entry keeps its day permanently, so
/// people are asked before they log with such a clock.
@nonexhaustive
public enum ClockDoubt: Hashable, Sendable {
  /// It is set to a time before there was Duolog, such as 1970, as after a flat battery.
  case unset(now: Timestamp)
  /// It is more than five years ahead of the newest entry.
  case farAhead(now: Timestamp, newest: Timestamp)
}

extension Journal {
  /// No entry is older: 2020-01-01.
  private static let beginning = Timestamp(milliseconds: 1_577_836_800_000)

  /// Five years, in milliseconds: longer than most people leave a journal alone, and less than most
  /// clocks are wrong by that jump ahead.
  private static let fiveYears: Int64 = 5 * 365 * 86_400_000

  /// Whether the clock is set to a time before any entry could have been made.
  public static func isUnset(_ now: Timestamp) -> Bool { now < beginning }

  /// Why this device's clock is doubtful; `nil` if it may be right.
  ///
  /// - Complexity: reads one event of each log.
  public func clockDoubt() throws -> ClockDoubt? {
    let now = replica.now()
    if Journal.isUnset(now) { return .unset(now: now) }
    guard let newest = try replica.recentEvents(limit: 1).first?.event.at,
      now.milliseconds - newest.milliseconds > Journal.fiveYears
    else { return nil }
    return .farAhead(now: now, newest: newest)
  }

  /// Calls ``onDoubtfulClock`` if the clock is doubtful, once.
  func checkClock() throws {
    guard !isClockChecked, let onDoubtfulClock else { return }
    if let doubt = try clockDoubt() { try onDoubtfulClock(doubt) }
    isClockChecked = true
  }
}
