import DuologMerge

/// The outcome of the things to mend that a goal "within so many hours" is about.
///
/// Each is looked at by itself: whether it was closed inside its window. One whose window is open
/// asks for nothing yet, and one that was not closed in time, but that a pause touched, asks for
/// nothing any more.
///
/// Invariant: a pure function of the *set* of repairs and pauses and of the instant.
public struct RepairStatistics: Hashable, Sendable {
  /// A thing to mend, and the days over which its window lies, by the calendar of whoever noticed.
  public struct Event: Hashable, Sendable {
    /// The thing to mend.
    public let repair: Repair
    /// The days.
    public let days: Period

    /// A thing to mend whose window lies over `days`.
    public init(_ repair: Repair, days: Period) {
      self.repair = repair
      self.days = days
    }
  }

  /// How many were closed inside their windows.
  public private(set) var inTime = 0
  /// How many were closed, or have a window that is over.
  public private(set) var counted = 0
  /// How many are neither.
  public private(set) var open = 0

  /// The outcome of `events` at `now`.
  public init(of events: some Sequence<Event>, at now: Timestamp, pauses: [Period] = []) {
    for event in events {
      switch event.repair.isMet(at: now) {
      case true?:
        inTime += 1
        counted += 1
      case false?:
        counted += pauses.contains(where: event.days.overlaps) ? 0 : 1
      case nil:
        open += 1
      }
    }
  }
}
