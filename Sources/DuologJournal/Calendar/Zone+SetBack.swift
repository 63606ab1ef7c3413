import DuologMerge

extension Zone {
  /// The longest time by which clocks were ever set back, with an hour to spare, in milliseconds: a
  /// whole day, where the date line was moved.
  private static let longestSetBack: Int64 = 25 * 3_600_000

  /// The local time just before clocks were last set back; `nil` if that was too long before
  /// `instant` to matter, because clocks have shown all later times since.
  func lastTimeBeforeSetBack(at instant: Timestamp) -> LocalTime? {
    let instant = instant.countable
    let now = secondsAheadOfUTC(at: instant)
    let before = instant.milliseconds - Zone.longestSetBack
    guard secondsAheadOfUTC(at: Timestamp(milliseconds: before)) > now else { return nil }
    let after = Timestamp.turning(after: before, by: instant.milliseconds) {
      secondsAheadOfUTC(at: $0) <= now
    }
    return LocalTime(at: Timestamp(milliseconds: after.milliseconds - 1), in: self)
  }
}
