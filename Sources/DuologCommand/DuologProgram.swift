/// The program, from its arguments to its exit code.
package struct DuologProgram {
  /// The version of Duolog, as `duolog --version` prints it.
  package static let version = "0.1.0"

  private let environment: CommandEnvironment
  private let streams: any ConsoleStreams

  /// The program in this environment and on these streams.
  package init(
    environment: CommandEnvironment = CommandEnvironment(),
    streams: any ConsoleStreams = ProcessStreams()
  ) {
    self.environment = environment
    self.streams = streams
  }

  /// Does what `arguments`, without the program's own name, ask for.
  package func run(_ arguments: [String]) -> ExitCode {
    let console = Console(streams, variables: environment.variables)
    defer { console.finish() }
    do {
      switch try CommandParser().parse(arguments) {
      case .version:
        console.print("duolog \(DuologProgram.version)")
        return .fine
      case .help(let topic):
        console.write(UsagePage(width: console.width).text(about: topic))
        return .fine
      case .run(let command):
        console.tell("duolog: '\(command.name.invocation)' is not part of this version yet.")
        return .failure
      }
    } catch {
      console.tell(error.message(width: console.width))
      return .usage
    }
  }
}
