/// One of the things that `duolog` can do: how to ask for it, and how it runs.
protocol Command {
  /// The words that people type for it.
  static var name: CommandName { get }
  /// Other words for it.
  static var aliases: [CommandName] { get }
  /// Everything that parsing and the help page need, its name included.
  static var specification: CommandSpecification { get }

  /// The command for an invocation.
  init(invocation: Invocation)
  var invocation: Invocation { get }

  /// Runs the command. Errors become sentences in one place: ``Failure``.
  func run() throws -> ExitCode
}

extension Command {
  static var aliases: [CommandName] { [] }
  var command: ParsedCommand { invocation.command }
  var console: Console { invocation.console }
}
