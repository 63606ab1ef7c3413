import DuologMerge

/// The workload for all measures: a journal of two people who were apart for eleven months.
///
/// Both start with the same shared goals. Then each logs half of ``count`` events: 5 % create goals
/// (a goal and its first term are two events), 15 % edit one field of a goal (some the same field
/// as the other side), 80 % are check-ins with a note of about 60 characters. Check-ins are for
/// goals of any age, which is harder on the index of goal and day than real life. By the end, all
/// but a handful of the goals have been archived, so that the views show the same amount at any
/// size.
package struct Workload: Hashable, Sendable {
  /// The number of events of both sides, without those that both start with and without the news.
  package let count: Int

  /// From this size on, each measure takes a good part of a minute.
  static let large = 1_000_000

  /// The number of events that one side logs at a time afterwards.
  package static let newsCount = 100

  /// When the last event is logged.
  static let end = Timestamp(milliseconds: 1_795_284_000_000)

  /// The time for the processes: 2026-11-21T20:00:00Z, two hours after ``end``.
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

  /// When the first event is logged.
  var start: Timestamp {
    Timestamp(milliseconds: Workload.end.milliseconds - step * Int64(count))
  }

  /// The number of goals that both start with.
  var sharedGoalCount: Int { max(Workload.activeShared, count / 200) }

  /// The number of shared goals that stay active, and of each side's own.
  static let activeShared = 8
  static let activeOwn = 10
}
