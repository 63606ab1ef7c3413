import DuologJournal

/// `duolog undo`.
struct UndoCommand: Command {
  static let specification = CommandSpecification(
    "undo", "Undo the last thing you logged on this device",
    discussion: [
      "What your partner logged stays. Run it again to undo the one before."
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let undone = try journal.undo()
    let words = EntryMessages(try journal.calendar(), today: try journal.today())
    console.sayWrapped("Undone: you \(words.phrase(undone.entry)).")
    try journal.close()
    return .fine
  }
}
