import DuologJournal
import DuologSync

/// `duolog import`.
struct ImportCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let path = invocation.absolutePath(try invocation.command.required(Arguments.importPath))
    let view = try journal.importBundles(from: path)
    SyncText(view, isImport: true).print(on: invocation.console)
    return view.problems.isEmpty ? .fine : .failure
  }
}
