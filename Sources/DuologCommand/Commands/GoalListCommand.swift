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
    let shown =
      invocation.command.has(Options.allGoals) ? all : all.filter { $0.goal.status == .active }
    try invocation.print("goals", GoalsDocument(shown)) {
      GoalListPage(shown, hidden: all.count - shown.count).print(on: invocation.console)
    }
    try journal.close()
    return .fine
  }
}
