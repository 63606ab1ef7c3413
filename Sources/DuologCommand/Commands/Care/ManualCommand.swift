/// `duolog manual`.
struct ManualCommand: Command {
  static let name: CommandName = "manual"
  static let specification = CommandSpecification(
    name, "Print the manual, for man",
    discussion: [
      """
      The manual has every command and option on one page. 'duolog manual | man -l -' shows it. In \
      ~/.local/share/man/man1/duolog.1, 'man duolog' finds it.
      """
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    console.write(ManualPage(.duolog).text)
    return .fine
  }
}
