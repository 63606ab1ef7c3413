/// One of the things that `duolog` can do: how to ask for it, and how it runs.
protocol Command {
  /// Its name, and everything that parsing and the help page need.
  static var specification: CommandSpecification { get }

  /// The command for an invocation.
  init(invocation: Invocation)
  var invocation: Invocation { get }

  /// Runs the command. Errors become sentences in one place: ``Failure``.
  func run() throws -> ExitCode
}

extension Command {
  static var name: CommandName { specification.name }
  var command: ParsedCommand { invocation.command }
  var console: Console { invocation.console }
}
