/// One of the things that `duolog` can be asked to do: how it is asked for, and how it is done.
protocol Command {
  /// Its name, and all that its parsing and its help page need.
  static var specification: CommandSpecification { get }

  /// The command as it was asked for.
  init(invocation: Invocation)
  var invocation: Invocation { get }

  /// Does it. What is thrown becomes a sentence in one place: ``Failure``.
  func run() throws -> ExitCode
}

extension Command {
  static var name: CommandName { specification.name }
  var command: ParsedCommand { invocation.command }
  var console: Console { invocation.console }
}
