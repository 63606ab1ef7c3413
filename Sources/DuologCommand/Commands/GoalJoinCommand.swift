import DuologJournal

/// `duolog goal join`.
struct GoalJoinCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let one = try journal.goal(matching: try command.required(Arguments.goal))
    let other = try journal.goal(matching: try command.required(Arguments.otherGoal))
    let goal = try journal.join(one, other)
    let title = goal.title.printable
    let description = GoalMessages(try journal.item(of: goal)).description
    invocation.console.sayWrapped(GoalSentences.joined(title, description))
    return .fine
  }
}

/// `duolog goal unjoin`.
struct GoalUnjoinCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goal(matching: try invocation.command.required(Arguments.goal))
    let parts = try journal.unjoin(goal).map { "'\($0.title.printable)' (\($0.shortIdentifier))" }
    invocation.console.sayWrapped(
      "'\(goal.title.printable)' (\(goal.shortIdentifier)) and"
        + " \(ParseError.list(parts, "and")) stand apart again, each with what was logged for it.")
    return .fine
  }
}
