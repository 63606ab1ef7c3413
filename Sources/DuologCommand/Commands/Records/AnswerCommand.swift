import DuologJournal

/// `duolog answer`.
struct AnswerCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let text = command.words(Arguments.answer).joined(separator: " ")
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let chosen = command[Options.prompt].map { Prompt($0) }
    guard let prompt = try chosen ?? journal.prompt() else { return .fine }
    let words = PrivacyText(partner: try journal.partner()?.name)
    guard !text.isEmpty else {
      try invocation.print("prompt", PromptJSON(prompt, day: journal.today())) {
        invocation.console.printWrapped(prompt.question.printable)
        invocation.console.sayWrapped(words.howToAnswer)
      }
      return .fine
    }
    let isShared = command.has(Options.shared)
    try journal.keep(
      Answer(to: prompt.template, text, day: try journal.today()), privately: !isShared)
    invocation.console.sayWrapped(isShared ? words.willReach : words.keptHere)
    return .fine
  }
}
