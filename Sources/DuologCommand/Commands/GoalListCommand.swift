import DuologJournal

/// `duolog goal list`.
struct GoalListCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let all = try journal.goalItems()
    let ended = all.filter { ![.active, .proposed].contains($0.goal.status) }
    // What a phase of a plan will bring is the plan's to tell.
    let shown =
      invocation.command.has(Options.allGoals)
      ? all
      : all.filter { item in
        !ended.contains(item) && (item.goal.status == .active || item.goal.plan == nil)
      }
    try invocation.print("goals", GoalsJSON(shown)) {
      GoalListText(
        shown, hidden: invocation.command.has(Options.allGoals) ? 0 : ended.count,
        partner: try? journal.partner()?.name
      ).print(on: invocation.console)
    }
    try journal.close()
    return .fine
  }
}
