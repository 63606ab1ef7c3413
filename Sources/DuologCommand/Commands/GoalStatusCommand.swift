import DuologJournal

/// `duolog goal done`, `goal let-go`, `goal archive` and `goal restore`.
struct GoalStatusCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goal(matching: try invocation.command.required(Arguments.goal))
    let status = status
    let reason = invocation.command[Options.reason]
    guard goal.status != status || reason != nil && reason != goal.reason else {
      invocation.console.sayWrapped("'\(goal.title.printable)' \(status.phrase) already.")
      return .fine
    }
    if status == .letGo {
      try journal.letGo(of: goal, reason: reason)
    } else {
      try journal.setStatus(status, of: goal)
    }
    invocation.console.sayWrapped(GoalSentences.became(status, goal.title.printable))
    return .fine
  }

  private var status: Goal.Status {
    switch invocation.command.name {
    case .goalDone: .done
    case .goalLetGo: .letGo
    case .goalArchive: .archived
    default: .active
    }
  }
}
