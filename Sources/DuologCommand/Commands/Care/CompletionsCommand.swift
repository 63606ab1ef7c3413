import DuologFoundation
import DuologJournal

/// `duolog completions`.
struct CompletionsCommand: Command {
  static let shell = Argument(
    "SHELL", .choice(CompletionShell.allCases.map { ($0.rawValue, $0) }),
    help: "bash, zsh or fish", question: "Which shell? bash, zsh or fish.", unless: "values")
  static let values = ValueOption(
    "values", "KIND", .choice(ListedValues.allCases.map { ($0.rawValue, $0) }),
    help: "print what can be typed now, for example goals; the scripts ask for it")

  static let name: CommandName = "completions"
  static let specification = CommandSpecification(
    name, "Let your shell complete commands, goals and more",
    discussion: [
      """
      Prints a script for your shell. With it, the Tab key completes commands and options, and also \
      your goals, templates, time zones and identifiers.
      """,
      """
      In bash, add the line 'source <(duolog completions bash)' to ~/.bashrc. In zsh, add 'source \
      <(duolog completions zsh)' to ~/.zshrc, after 'compinit'. For fish, put the output into \
      ~/.config/fish/completions/duolog.fish.
      """,
      """
      With --values, the output has two lines for each value: what to type, and what it is. It is \
      empty if there is no journal. Nothing is ever written or asked.
      """,
    ],
    arguments: [shell], options: [values],
    examples: [
      "duolog completions fish", "duolog completions --values goals",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    if let values = command[Self.values] { return offer(values) }
    let table = CompletionTable(.duolog)
    switch try command.required(Self.shell) {
    case .bash: console.write(BashCompletion(table).text)
    case .zsh: console.write(ZshCompletion(table).text)
    case .fish: console.write(FishCompletion(table).text)
    }
    return .fine
  }

  /// Prints values. Somebody is in the middle of typing, so nothing is said about what goes wrong.
  private func offer(_ values: ListedValues) -> ExitCode {
    let offered = try? values.values {
      try Journal.openForReading(
        at: invocation.journalPath, zone: invocation.zone, world: invocation.environment.world())
    }
    guard let offered else { return .failure }
    console.write(
      offered.map { "\(PrintableText.line($0.value))\n\(PrintableText.line($0.meaning))\n" }
        .joined())
    return .fine
  }
}

/// A shell for which there is a script.
package enum CompletionShell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish
}
