import DuologJournal
import DuologSync

/// `duolog sync`.
struct SyncCommand: Command {
  let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let folder = try folder(of: journal)
    if invocation.command.has(Options.watch) {
      try journal.close()
      return try watch(folder)
    }
    let view = try journal.view(of: try journal.sync(with: folder))
    try invocation.print("sync", ExchangeDocument(view, folder: folder)) {
      SyncPage(view).print(on: invocation.console)
    }
    try journal.close()
    return .fine
  }

  /// The folder that was named, or else the one of the last exchange.
  private func folder(of journal: Journal) throws -> String {
    if let path = invocation.command[Arguments.syncFolder] { return invocation.absolutePath(path) }
    if let remembered = try journal.rememberedFolder() { return remembered }
    throw ParseFailure(.missingArgument(Arguments.folder.specification), in: .sync)
  }
}
