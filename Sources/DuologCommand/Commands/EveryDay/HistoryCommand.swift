import DuologJournal

/// `duolog history`.
struct HistoryCommand: Command {
  static let name: CommandName = "history"
  static let specification = CommandSpecification(
    name, "Everything that happened to a goal",
    arguments: [Arguments.goal], options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let entries = try journal.history(of: goal)
    try invocation.print("history", EntriesJSON(entries, of: goal)) {
      console.printHeading("History of '\(goal.title.titleExcerpt)'")
      console.print()
      let words = EntryMessages(
        try journal.calendar(), today: try journal.today(), isAboutOneGoal: true)
      try EntriesText(rows: entries.map { EntryRow($0, words) }, words: words)
        .print(on: console, rememberingIn: journal)
    }
    try journal.close()
    return .fine
  }
}
