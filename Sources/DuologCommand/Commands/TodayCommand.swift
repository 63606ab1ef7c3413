import DuologJournal

/// `duolog today`, and `duolog` alone.
struct TodayCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let view = try journal.todayView()
    if invocation.command.has(Options.line) {
      TodayLine(view).print(on: invocation.console)
      return .fine
    }
    try invocation.print("today", TodayJSON(view)) {
      let calendar = try journal.calendar()
      TodayText(view, calendar, now: journal.replica.now()).print(on: invocation.console)
    }
    // Another program that reads has not looked in anybody's place. Where the journal cannot be
    // written to just now, what was shown is told once more the next time.
    if !invocation.command.has(Options.json) { try? journal.rememberLook(at: view) }
    return .fine
  }
}
