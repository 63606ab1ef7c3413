import DuologJournal

/// `duolog history`.
struct HistoryCommand: Command {
  static let specification = CommandSpecification(
    "history", "Everything that happened to a goal",
    arguments: [Arguments.goal], options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let entries = try journal.history(of: goal)
    try invocation.print("history", EntriesJSON(entries, of: goal)) {
      console.printHeading("History of '\(goal.title.titleExcerpt)'")
      console.print()
      EntriesText(
        entries: entries,
        words: EntryMessages(
          try journal.calendar(), today: try journal.today(), isAboutOneGoal: true)
      ).print(on: console)
    }
    try journal.close()
    return .fine
  }
}
