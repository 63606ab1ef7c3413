import DuologJournal

/// `duolog private list`, `duolog private forget`, `duolog share`.
struct PrivateCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let words = PrivateMessages(
      try journal.calendar(), today: try journal.today(), partner: try journal.partner()?.name)
    switch invocation.command.name {
    case .share:
      try change(journal, words, asking: words.askToShare, journal.share, saying: words.shared)
    case .privateForget:
      try change(journal, words, asking: words.askToForget, journal.forget, saying: words.forgotten)
    default:
      let notes = try journal.privateNotes()
      try invocation.print("private", PrivateJSON(notes)) {
        PrivateText(notes, words).print(on: invocation.console)
      }
    }
    return .fine
  }

  /// Does what there is no way back from, once the person has said yes.
  private func change(
    _ journal: Journal, _ words: PrivateMessages, asking question: (PrivateNote) -> String,
    _ change: (Int) throws -> PrivateNote, saying confirmation: (PrivateNote) -> String
  ) throws {
    let number = try invocation.command.required(Arguments.privateNumber)
    let notes = try journal.privateNotes()
    let console = invocation.console
    if notes.indices.contains(number - 1), console.canAsk, !invocation.command.has(Options.yes) {
      let answer = console.ask(question(notes[number - 1]), standard: "no")?.lowercased()
      guard let answer, ["y", "yes"].contains(answer) else {
        return console.sayWrapped(PrivateMessages.leftAsItWas)
      }
    }
    console.sayWrapped(confirmation(try change(number)))
  }
}
