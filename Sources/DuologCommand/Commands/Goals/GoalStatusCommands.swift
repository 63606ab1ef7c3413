import DuologJournal

/// `duolog goal done`.
struct GoalDoneCommand: Command {
  static let specification = CommandSpecification(
    "goal done", "Mark a goal as reached", arguments: [Arguments.goal])

  let invocation: Invocation

  func run() throws -> ExitCode { try setStatus(.done) }
}

/// `duolog goal let-go`.
struct GoalLetGoCommand: Command {
  static let specification = CommandSpecification(
    "goal let-go", "End a goal that had its time",
    discussion: [
      """
      Letting go is an ending like any other. Nothing is deleted, and 'duolog goal restore' \
      brings it back.
      """
    ],
    arguments: [Arguments.goal], options: [Options.reason],
    examples: ["duolog goal let-go walk --reason \"we dance now\""])

  let invocation: Invocation

  func run() throws -> ExitCode { try setStatus(.letGo) }
}

/// `duolog goal archive`.
struct GoalArchiveCommand: Command {
  static let specification = CommandSpecification(
    "goal archive", "Put a goal away, with everything it holds",
    discussion: ["Nothing is deleted. 'duolog goal restore' brings it back."],
    arguments: [Arguments.goal])

  let invocation: Invocation

  func run() throws -> ExitCode { try setStatus(.archived) }
}

/// `duolog goal restore`.
struct GoalRestoreCommand: Command {
  static let specification = CommandSpecification(
    "goal restore", "Bring back a goal that was done, let go or put away",
    arguments: [Arguments.goal])

  let invocation: Invocation

  func run() throws -> ExitCode { try setStatus(.active) }
}

extension Command {
  /// Gives the goal that was named another status; does nothing where it has that already.
  fileprivate func setStatus(_ status: Goal.Status) throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let reason = command[Options.reason]
    guard goal.status != status || reason != nil && reason != goal.reason else {
      console.sayWrapped("'\(goal.title.printable)' \(status.phrase) already.")
      return .fine
    }
    if status == .letGo {
      try journal.letGo(of: goal, reason: reason)
    } else {
      try journal.setStatus(status, of: goal)
    }
    let title = goal.title.printable
    let sentence =
      switch status {
      case .done: "'\(title)' is done. Well done!"
      case .letGo: GoalChangeMessages.letGo(title)
      case .archived:
        "Put away '\(title)'. Nothing is deleted; 'duolog goal restore' brings it back."
      case .proposed, .active: "'\(title)' is back."
      }
    console.sayWrapped(sentence)
    return .fine
  }
}
