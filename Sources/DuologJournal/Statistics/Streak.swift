/// Periods in a row that were met.
///
/// Neutral periods are skipped and add nothing, and an open period does not break a streak.
public struct Streak: Hashable, Sendable {
  /// How many there are up to now.
  public let current: Int
  /// The most there ever were.
  public let longest: Int

  /// So many up to now, and so many at most.
  init(current: Int, longest: Int) {
    (self.current, self.longest) = (current, longest)
  }

  /// The streaks of `periods`, which are in order.
  public init(of periods: some Sequence<JudgedPeriod>) {
    var (current, longest) = (0, 0)
    for period in periods {
      switch period.state {
      case .met:
        current += 1
        longest = max(longest, current)
      case .missed:
        current = 0
      case .open, .neutral:
        break
      }
    }
    (self.current, self.longest) = (current, longest)
  }
}
