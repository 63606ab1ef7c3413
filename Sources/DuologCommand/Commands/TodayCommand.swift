import DuologJournal

/// `duolog today`, and `duolog` alone.
struct TodayCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let view = try journal.todayView()
    try invocation.print("today", TodayDocument(view)) {
      TodayPage(view, zone: journal.zone).print(on: invocation.console)
    }
    try journal.close()
    return .fine
  }
}
