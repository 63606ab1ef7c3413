/// The state of a period. Always derived, never stored.
@nonexhaustive
public enum PeriodState: String, Hashable, CaseIterable, Sendable {
  /// It is not met yet, and is running, has not begun, or has no end.
  case open
  /// What was asked for is done. Once met, a period stays met, whatever else arrives.
  case met
  /// It is over, and not everything was done. This word is never shown to people.
  case missed
  /// It is not met and asks for nothing: a day of rest, a week that a pause touches, or one in
  /// which the goal began or ended.
  case neutral
}
