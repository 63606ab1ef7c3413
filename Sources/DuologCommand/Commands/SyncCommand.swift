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
    let words = try PeerMessages(journal.calendar(), now: journal.replica.now())
    try invocation.print("sync", SyncJSON(view, folder: folder)) {
      SyncText(view, words).print(on: invocation.console)
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
