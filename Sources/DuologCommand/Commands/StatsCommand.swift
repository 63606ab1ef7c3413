import DuologJournal

/// `duolog stats`.
struct StatsCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let goal = try journal.goal(matching: try invocation.command.required(Arguments.goal))
    let view = try journal.statsView(of: goal)
    try invocation.print("stats", StatsJSON(view)) {
      StatsText(view).print(on: invocation.console)
    }
    try journal.close()
    return .fine
  }
}
