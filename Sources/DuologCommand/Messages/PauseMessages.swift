import DuologJournal
import DuologMerge

/// Breaks, in words.
struct PauseMessages {
  private let days: DayMessages

  init(today: Day) {
    days = DayMessages(today: today)
  }

  /// `paused until Sunday`, and `paused` without a last day.
  func paused(_ pause: Period) -> String { "paused" + until(pause) }

  private func until(_ pause: Period) -> String {
    pause.last.map { " until \(days.until($0))" } ?? ""
  }

  /// What a person sees after pausing `subject`.
  func confirmation(_ subject: String, _ pause: Period) -> String {
    let begin = pause.first == days.today ? "" : " from \(days.name(pause.first))"
    guard let last = pause.last, last < days.today else {
      return "Paused \(subject)\(begin)\(until(pause)). Nothing is asked for in the meantime, and"
        + " anything you do anyway still counts."
    }
    let end = pause.isOneDay ? " for \(days.name(last))" : "\(begin) until \(days.name(last))"
    return "Paused \(subject)\(end). Nothing was asked for then, and anything you did anyway still"
      + " counts."
  }

  /// What a person sees when their goal continues.
  func goesOn(_ item: GoalItem) -> String {
    let title = "'\(item.goal.title.titleExcerpt)'"
    guard let pause = item.progress.pause else { return "\(title) is no longer paused." }
    return "\(title) no longer has a pause of its own, but all goals of its kind are still"
      + " \(paused(pause)). 'duolog resume --all' ends that."
  }

  /// What a person sees who tries to end a break that `item` does not have.
  func hasNone(_ item: GoalItem) -> String {
    let title = "'\(item.goal.title.titleExcerpt)'"
    guard let pause = item.progress.pause else { return "\(title) is not paused." }
    return "\(title) has no pause of its own. All goals of its kind are \(paused(pause))."
      + " 'duolog resume --all' ends that."
  }

  /// What is still paused after resuming all goals; `nil` if nothing is.
  func remaining(_ items: [GoalItem]) -> String? {
    let paused = items.compactMap { item in
      item.progress.pause.map { "'\(item.goal.title.titleExcerpt)' is still \(self.paused($0))" }
    }
    guard !paused.isEmpty else { return nil }
    let verb = paused.count == 1 ? "has a pause of its own" : "have pauses of their own"
    return "\(paused.listed("and")): \(paused.count == 1 ? "it" : "they") \(verb)."
  }
}
