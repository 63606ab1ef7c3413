/// `duolog help`. The parser itself turns it into a page, so this command only prints the page of
/// all commands.
struct HelpCommand: Command {
  static let topic = Argument(
    "COMMAND", .text.offering(.words { CommandTable.duolog.firstWords.map(\.word) }),
    help: "the command to read about", isRequired: false, isRepeated: true)

  static let name: CommandName = "help"
  static let specification = CommandSpecification(
    name, "Show help on all commands, or on one", arguments: [topic])

  let invocation: Invocation

  func run() throws -> ExitCode {
    console.write(HelpPage(width: console.width).text(about: .overview))
    return .fine
  }
}
