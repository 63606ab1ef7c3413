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

  /// What a person reads who has paused `subject`.
  func confirmation(_ subject: String, _ pause: Period) -> String {
    "Paused \(subject)\(until(pause)). Nothing is asked for meanwhile, and what you do all the same"
      + " counts."
  }

  /// What a person reads whose goal goes on.
  func goesOn(_ item: GoalItem) -> String {
    let title = "'\(item.goal.title.printable)'"
    guard let pause = item.progress.pause else { return "\(title) goes on." }
    return "\(title) has no pause of its own any more. All goals like it are still"
      + " \(paused(pause)): 'duolog resume --all' ends that."
  }

  /// What a person reads who would end a break that `item` does not have.
  func hasNone(_ item: GoalItem) -> String {
    let title = "'\(item.goal.title.printable)'"
    guard let pause = item.progress.pause else { return "\(title) is not paused." }
    return "\(title) has no pause of its own. All goals like it are \(paused(pause)):"
      + " 'duolog resume --all' ends that."
  }

  /// What is still paused where all goals go on; `nil` where nothing is.
  func remaining(_ items: [GoalItem]) -> String? {
    let paused = items.compactMap { item in
      item.progress.pause.map { "'\(item.goal.title.printable)' is \(self.paused($0))" }
    }
    guard !paused.isEmpty else { return nil }
    let verb = paused.count == 1 ? "has a pause of its own" : "have pauses of their own"
    return "\(paused.listed("and")): \(paused.count == 1 ? "it" : "they") \(verb)."
  }
}
