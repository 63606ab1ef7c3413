import DuologJournal
import DuologMerge

/// What a person sees after changing a goal.
struct GoalChangeMessages {
  private let before: Goal
  private let after: Goal
  private let term: Term?
  private let days: DayMessages

  /// - Parameter term: the revision, if there is one.
  init(from before: Goal, to after: Goal, term: Term?, today: Day) {
    self.before = before
    self.after = after
    self.term = term
    days = DayMessages(today: today)
  }

  /// What a person sees after letting go of the goal called `title`.
  static func letGo(_ title: String) -> String {
    "Let go of '\(title)'. Everything you did for it stays."
  }

  var sentences: [String] {
    var sentences: [String] = []
    if after.title != before.title {
      sentences.append(
        "Renamed '\(before.title.titleExcerpt)' to '\(after.title.titleExcerpt)'.")
    }
    if after.due != before.due, let due = after.due {
      sentences.append("'\(after.title.titleExcerpt)' is now due \(days.date(due)).")
    }
    let title = "'\(after.title.titleExcerpt)'"
    if after.how != before.how { sentences.append("Noted the details of \(title).") }
    if after.achievable != before.achievable {
      sentences.append("Noted what makes \(title) doable.")
    }
    if after.why != before.why { sentences.append("Noted why \(title) matters.") }
    if after.reviewOn != before.reviewOn, let day = after.reviewOn {
      sentences.append("On \(days.date(day)), Duolog will ask you about \(title) again.")
    }
    if after.group != before.group {
      sentences.append(
        after.group.map { "\(title) is now in the group '\($0.titleExcerpt)'." }
          ?? "\(title) is in no group any more.")
    }
    if let term {
      sentences.append(
        "From \(days.name(term.from)), '\(after.title.titleExcerpt)' asks for:"
          + " \(term.phrase(after.scope)).")
    }
    return sentences.isEmpty ? ["Nothing to change: it's already set that way."] : sentences
  }
}
