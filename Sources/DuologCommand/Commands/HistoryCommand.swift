import DuologJournal

/// `duolog history`.
struct HistoryCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let goal = try journal.goal(matching: try invocation.command.required(Arguments.goal))
    let entries = try journal.history(of: goal)
    try invocation.print("history", EntriesJSON(entries, of: goal)) {
      let console = invocation.console
      console.printHeading("History of '\(goal.title.printable)'")
      console.print()
      EntriesText(
        entries,
        EntryMessages(try journal.calendar(), today: try journal.today(), isAboutOneGoal: true)
      ).print(on: console)
    }
    try journal.close()
    return .fine
  }
}
