import DuologJournal

/// `duolog week`.
struct WeekCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let view = try journal.weekView(last: invocation.command[Options.lastWeeks] ?? 1)
    try invocation.print("week", WeekJSON(view)) {
      WeekText(view).print(on: invocation.console)
    }
    try journal.close()
    return .fine
  }
}
