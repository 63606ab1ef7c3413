/// Combines a burst of changes into one sync. It is due once nothing more has happened for a
/// moment, but is not put off forever while changes continue.
///
/// A carrier delivers files by the dozen, and each causes several notifications. This is a plain
/// value; the caller passes in the time.
struct Coalescer<Instant: InstantProtocol> where Instant.Duration == Duration {
  /// How long it must be quiet before changes are due.
  let quiet: Duration
  /// How long the first change of a burst waits at most.
  let patience: Duration

  private var first: Instant?
  private var last: Instant?

  init(quiet: Duration, patience: Duration) {
    self.quiet = quiet
    self.patience = patience
  }

  /// Records a change.
  mutating func note(at now: Instant) {
    if first == nil { first = now }
    last = now
  }

  /// When the changes noted are due; `nil` if there are none.
  var due: Instant? {
    guard let first, let last else { return nil }
    return min(last.advanced(by: quiet), first.advanced(by: patience))
  }

  /// Whether changes are due. If so, they count as handled.
  mutating func takeIfDue(at now: Instant) -> Bool {
    guard let due, due <= now else { return false }
    takeAll()
    return true
  }

  /// Treats all recorded changes as handled, due or not.
  mutating func takeAll() {
    first = nil
    last = nil
  }
}
