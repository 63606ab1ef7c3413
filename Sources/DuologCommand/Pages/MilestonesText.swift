import DuologJournal
import DuologMerge

/// Milestones under the titles of their goals.
struct MilestonesText {
  private let milestones: [Record<Milestone>]
  private let goals: [Goal]
  private let days: DayMessages

  init(_ milestones: [Record<Milestone>], goals: [Goal], _ days: DayMessages) {
    self.milestones = milestones
    self.goals = goals
    self.days = days
  }

  func print(on console: Console) {
    guard !milestones.isEmpty else {
      return console.printWrapped(
        "No milestones yet. 'duolog milestone add GOAL TITLE' sets one.")
    }
    let groups = Dictionary(grouping: milestones, by: \.content.goal)
    var isFirst = true
    for goal in goals {
      guard let members = groups[goal.id] else { continue }
      if !isFirst { console.print() }
      isFirst = false
      console.printHeading(goal.title.printable)
      console.printRows(members.map { ($0.content.title.printable, standing($0.content)) })
    }
  }

  private func standing(_ milestone: Milestone) -> String {
    if let day = milestone.celebrated {
      return "celebrated \(days.date(day))"
        + (milestone.how.map { ": \"\($0.printable)\"" } ?? "")
    }
    if let day = milestone.reached { return "reached \(days.date(day))" }
    return milestone.day.map { "planned for \(days.date($0))" } ?? "ahead"
  }
}
