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
    let yesterday = try journal.today().advanced(by: -1)
    let day = command[Options.day] ?? (command.has(Options.yesterday) ? yesterday : nil)
    let changed = try journal.setNote(
      try command.required(Arguments.noteText), of: goal, on: day,
      ofPartner: command.has(Options.partners))
    let name = DayMessages(today: try journal.today()).name(changed.day)
    let author = try journal.people().first { $0.id == changed.author }
    let others = try journal.me().id == changed.author ? nil : author?.name
    invocation.console.sayWrapped(
      GoalSentences.noted(
        goal.title.printable, name, loggedBy: others?.printable,
        staysHere: try journal.keepsNotePrivately(of: changed)))
    return .fine
  }
}
