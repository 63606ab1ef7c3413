/// How the check-ins of two people add up to one goal's progress.
///
/// The raw values are written in events and never change.
@nonexhaustive
public enum CountingRule: String, Hashable, CaseIterable, Sendable {
  /// Each has to reach the count alone, and the period is met when both have.
  case each
  /// What either did counts; if both did it on one day, the day counts once.
  case either
  /// Done together: two check-ins on one day confirm each other and count once.
  case together
  /// The amounts of both add up to the target.
  case sum
}

/// What a goal counts. The raw values are written in events and never change.
@nonexhaustive
public enum CountedThing: String, Hashable, CaseIterable, Sendable {
  /// Days on which it was done, however often: the default.
  case days
  /// Every time it was done.
  case times
}

/// What a check-in says. The raw values are written in events and never change.
public enum CheckInState: String, Hashable, CaseIterable, Sendable {
  /// Done.
  case done
  /// Done in part: counts as done, and keeps its own mark.
  case partly
  /// A day of rest: it counts for nothing, and is held against nobody. A daily goal does not ask for
  /// that day, and a longer period asks for one time less.
  case rest
}
