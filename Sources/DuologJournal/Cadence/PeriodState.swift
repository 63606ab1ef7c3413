/// The state of a period. Always derived, never stored.
public enum PeriodState: String, Hashable, CaseIterable, Sendable {
  /// It is running, or has not begun, or has no end, and is not met yet.
  case open
  /// What was asked for is done. Once met, a period stays met, whatever else arrives.
  case met
  /// It is over, and not everything was done. People never read this word.
  case missed
  /// It is not met and asks for nothing: a day of rest, a week that a pause touches, or one in
  /// which the goal began or ended.
  case neutral
}
