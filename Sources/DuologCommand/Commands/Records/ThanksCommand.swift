import DuologJournal

/// `duolog thanks`.
struct ThanksCommand: Command {
  static let text = Argument(
    "TEXT", .text, help: "what for, in your own words",
    question: "What for? For example: 'duolog thanks for the soup'.", isRepeated: true)

  static let name: CommandName = "thanks"
  static let aliases: [CommandName] = ["thank"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "Say thank you to your partner",
    arguments: [text], options: [Options.isPrivate],
    examples: ["duolog thanks for the soup"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let text = try command.text(Self.text)
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let isPrivate = command.has(Options.isPrivate)
    try journal.thank(text, privately: isPrivate)
    let words = PrivacyText(partner: try journal.partner()?.name)
    console.sayWrapped(isPrivate ? words.keptHere : words.willReach)
    return .fine
  }
}

extension Appreciation: ReadableRecord {
  static let noun = "thank-you"
  static let plural = "Thank-yous"

  func phrase(_ days: DayMessages, title: String?) -> String {
    "said thank you: \(text.inQuotes)"
  }
}
