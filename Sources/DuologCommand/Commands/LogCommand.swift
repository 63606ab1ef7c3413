import DuologJournal

/// `duolog log`.
struct LogCommand: Command {
  private static let standardLimit = 20

  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let entries = try journal.log(
      limit: invocation.command[Options.limit] ?? LogCommand.standardLimit)
    try invocation.print("log", EntriesJSON(entries)) {
      EntriesText(entries, EntryMessages(try journal.calendar(), today: try journal.today()))
        .print(on: invocation.console)
    }
    try journal.close()
    return .fine
  }
}
