import DuologJournal

/// `duolog thanks`.
struct ThanksCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let text = try command.text(Arguments.thanks)
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let isPrivate = command.has(Options.isPrivate)
    try journal.thank(text, privately: isPrivate)
    let words = PrivacyText(partner: try journal.partner()?.name)
    invocation.console.sayWrapped(isPrivate ? words.keptHere : words.willReach)
    return .fine
  }
}
