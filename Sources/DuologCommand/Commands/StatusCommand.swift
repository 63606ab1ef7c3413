import DuologJournal

/// `duolog status`.
struct StatusCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let view = try journal.statusView()
    let now = journal.replica.now()
    let calendar = try journal.calendar()
    try invocation.print("status", StatusJSON(view, zone: journal.zone)) {
      StatusText(view, calendar, now: now, environment: invocation.environment).print(
        on: invocation.console)
    }
    try journal.close()
    return view.toSettle > 0 ? .somethingToSettle : .fine
  }
}
