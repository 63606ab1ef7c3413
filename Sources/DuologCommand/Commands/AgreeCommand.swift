import DuologJournal

/// `duolog agree`.
struct AgreeCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goalToAgree(matching: try invocation.command.required(Arguments.goal))
    invocation.console.sayWrapped(AgreeingWords(try journal.agree(to: goal)).sentence)
    return .fine
  }
}
