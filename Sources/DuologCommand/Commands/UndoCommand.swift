import DuologJournal

/// `duolog undo`.
struct UndoCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let undone = try journal.undo()
    let words = EntryMessages(try journal.calendar(), today: try journal.today())
    invocation.console.sayWrapped("Taken back: you \(words.phrase(undone.entry)).")
    try journal.close()
    return .fine
  }
}
