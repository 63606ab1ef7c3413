import DuologJournal

/// `duolog signal`.
struct SignalCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    guard let template = command[Arguments.sign] else {
      SignsText().print(on: invocation.console)
      return .fine
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let note = command.words(Arguments.signNote).joined(separator: " ")
    guard
      let sign = ShiftSign(template.id, note: note.isEmpty ? nil : note, day: try journal.today())
    else { return .usage }
    try journal.keep(sign)
    invocation.console.sayWrapped(PrivacyText(partner: try journal.partner()?.name).keptHere)
    return .fine
  }
}
