import DuologJournal

/// `duolog note`.
struct NoteCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let yesterday = journal.today().advanced(by: -1)
    let day = command[Options.day] ?? (command.has(Options.yesterday) ? yesterday : nil)
    let changed = try journal.setNote(
      try command.required(Arguments.noteText), of: goal, on: day)
    let name = DayWords(today: journal.today()).name(changed.day)
    invocation.console.sayWrapped("Noted, for '\(goal.title.printable)' \(name).")
    return .fine
  }
}
