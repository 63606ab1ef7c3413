/// Makes one exchange of a burst of changes: it is due once nothing more has happened for a moment,
/// and not put off for ever while something keeps happening.
///
/// A carrier delivers files by the dozen, and each makes several notices of its own. A plain value:
/// the instants are given to it.
struct Coalescer<Instant: InstantProtocol> where Instant.Duration == Duration {
  /// How long nothing more must have happened.
  let quiet: Duration
  /// How long the first change of a burst waits at most.
  let patience: Duration

  private var first: Instant?
  private var last: Instant?

  init(quiet: Duration, patience: Duration) {
    self.quiet = quiet
    self.patience = patience
  }

  /// Takes note that something has changed.
  mutating func note(at now: Instant) {
    if first == nil { first = now }
    last = now
  }

  /// When the changes noted are due; `nil` if there are none.
  var due: Instant? {
    guard let first, let last else { return nil }
    return min(last.advanced(by: quiet), first.advanced(by: patience))
  }

  /// Whether changes are due; they are then taken to be dealt with.
  mutating func takeIfDue(at now: Instant) -> Bool {
    guard let due, due <= now else { return false }
    takeAll()
    return true
  }

  /// Takes all changes noted to be dealt with, due or not. Does nothing if there are none.
  mutating func takeAll() {
    first = nil
    last = nil
  }
}
