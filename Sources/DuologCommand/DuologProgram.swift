import DuologSync

/// The program, from its arguments to its exit code.
package struct DuologProgram {
  /// The version of Duolog, as `duolog --version` prints it.
  package static let version = "0.1.0"
  /// The day of that version, for the manual.
  static let versionDate = (month: "November", day: 29, year: 2026)

  private let environment: CommandEnvironment
  private let streams: any ConsoleStreams

  /// The program in this environment, with these streams.
  package init(
    environment: CommandEnvironment = CommandEnvironment(),
    streams: any ConsoleStreams = ProcessStreams()
  ) {
    self.environment = environment
    self.streams = streams
  }

  /// Does what `arguments`, without the program's own name, ask for. If the output cannot be
  /// written, as on a full disk, that is a failure too.
  package func run(_ arguments: [String]) -> ExitCode {
    let code = answer(arguments)
    guard let error = streams.finish() else { return code }
    Console(streams, variables: environment.variables).tellWrapped(
      "duolog: \(OutputError(code: error).sentence)")
    return [.fine, .somethingToSettle].contains(code) ? .failure : code
  }

  private func answer(_ arguments: [String]) -> ExitCode {
    StorageLibrary.disableMemoryStatistics()
    let console = Console(streams, variables: environment.variables)
    do {
      switch try CommandParser().parse(arguments) {
      case .version:
        console.print("duolog \(DuologProgram.version)")
        return .fine
      case .help(let topic):
        console.write(HelpPage(width: console.width).text(about: topic))
        return .fine
      case .run(let command):
        return run(command)
      }
    } catch {
      console.tell(error.message(width: console.width))
      return .usage
    }
  }

  private func run(_ command: ParsedCommand) -> ExitCode {
    let console = Console(
      streams, variables: environment.variables, preferences: command.preferences)
    defer { console.progress.end() }
    let invocation = Invocation(command: command, environment: environment, console: console)
    do {
      return try CommandTable.implementation(of: command.name)
        .init(invocation: invocation).run()
    } catch let failure as ParseFailure {
      console.tell(failure.message(width: console.width))
      return .usage
    } catch let declined as Declined {
      console.tell(declined.sentence)
      return .failure
    } catch {
      let failure = Failure(error, in: invocation)
      console.tell(failure.message(width: console.width))
      return failure.code
    }
  }
}

extension ParsedCommand {
  /// The preferences that apply to every command.
  fileprivate var preferences: Console.Preferences {
    Console.Preferences(
      isQuiet: has(Options.quiet), asksNothing: has(Options.noInput),
      isPlain: has(Options.noColor))
  }
}
