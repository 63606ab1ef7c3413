import DuologMerge

/// The work that everything is measured with: a journal of two that were apart for eleven months.
///
/// Both begin with the same shared goals. Then each logs half of ``count`` events: 5 % make goals
/// (a goal and its first term are two events), 15 % edit one field of a goal (some the same field
/// as the other side), 80 % are check-ins with a note of about 60 characters. Check-ins are for
/// goals of any age, which is harder on the index of goal and day than life is; all but a handful of
/// the goals have been put away in the end, so that the views have as much to show at any size.
package struct Workload: Hashable, Sendable {
  /// The number of events of both sides, without those that both begin with and without the news.
  package let count: Int

  /// From so many events on, each measure takes a good part of a minute.
  static let large = 1_000_000

  /// The number of events that one side logs afterwards, at a time.
  package static let newsCount = 100

  /// The moment at which the last of the events is logged.
  static let end = Timestamp(milliseconds: 1_795_284_000_000)

  /// The time at which processes are run: 2026-11-21T20:00:00Z, two hours after ``end``.
  static let now = "2026-11-21T20:00:00Z"

  private static let span: Int64 = 330 * 86_400_000

  /// A workload of `count` events, at least two, half on each side.
  package init(count: Int) {
    self.count = max(2, count / 2 * 2)
  }

  /// The seed of all random numbers.
  var seed: UInt64 { 20_261_121 &+ UInt64(count) }

  /// The time between two events of both sides taken together.
  var step: Int64 { max(1, Workload.span / Int64(count + 200)) }

  /// The moment of the first event.
  var start: Timestamp {
    Timestamp(milliseconds: Workload.end.milliseconds - step * Int64(count))
  }

  /// The number of goals that both begin with.
  var sharedGoalCount: Int { max(Workload.activeShared, count / 200) }

  /// The number of shared goals that are not put away, and of each side's own.
  static let activeShared = 8
  static let activeOwn = 10
}
