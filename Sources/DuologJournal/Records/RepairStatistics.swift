import DuologMerge

/// The outcome of the repairs that a goal "within n hours" is about.
///
/// Each is judged separately by whether it was closed within its window. A repair whose window is
/// open asks for nothing yet. One that was not closed in time asks for nothing any more if a pause
/// overlaps its window.
///
/// Invariant: a pure function of the *set* of repairs and pauses and of the instant.
public struct RepairStatistics: Hashable, Sendable {
  /// A repair, and the days of its window in the calendar of the person who noticed it.
  public struct Event: Hashable, Sendable {
    /// The repair.
    public let repair: Repair
    /// The days.
    public let days: Period

    /// A repair whose window covers `days`.
    public init(_ repair: Repair, days: Period) {
      self.repair = repair
      self.days = days
    }
  }

  /// How many were closed within their windows.
  public private(set) var inTime = 0
  /// How many were closed, or have a window that has ended.
  public private(set) var counted = 0
  /// How many are still open within their windows.
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
