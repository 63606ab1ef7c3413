import DuologJournal

/// `duolog export`.
struct ExportCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let path = invocation.absolutePath(try invocation.command.required(Arguments.exportPath))
    let export = try journal.export(to: path, everything: invocation.command.has(Options.allEvents))
    let console = invocation.console
    guard let export else {
      console.sayWrapped(
        "Your partner's devices hold everything that is here, as far as is known, so nothing was"
          + " written. --all writes a file with all of it.")
      return .fine
    }
    console.sayWrapped(
      "\(Counted.entries(export.count)) written to \(invocation.environment.shown(export.path)).")
    console.sayWrapped("On the other device: 'duolog import' with that file.")
    return .fine
  }
}
