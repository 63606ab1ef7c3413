import DuologJournal

/// `duolog goal done`.
struct GoalDoneCommand: Command {
  static let name: CommandName = "goal done"
  static let specification = CommandSpecification(
    name, "Mark a goal as done", arguments: [Arguments.goal])

  let invocation: Invocation

  func run() throws -> ExitCode { try setStatus(.done) }
}

/// `duolog goal let-go`.
struct GoalLetGoCommand: Command {
  static let name: CommandName = "goal let-go"
  static let specification = CommandSpecification(
    name, "End a goal that has had its time",
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
  static let name: CommandName = "goal archive"
  static let specification = CommandSpecification(
    name, "Archive a goal, with everything in it",
    discussion: ["Nothing is deleted. 'duolog goal restore' brings it back."],
    arguments: [Arguments.goal])

  let invocation: Invocation

  func run() throws -> ExitCode { try setStatus(.archived) }
}

/// `duolog goal restore`.
struct GoalRestoreCommand: Command {
  static let name: CommandName = "goal restore"
  static let specification = CommandSpecification(
    name, "Bring back a goal that was done, let go or archived",
    arguments: [Arguments.goal])

  let invocation: Invocation

  func run() throws -> ExitCode { try setStatus(.active) }
}

extension Command {
  /// Gives the named goal another status; does nothing if it already has it.
  fileprivate func setStatus(_ status: Goal.Status) throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let reason = command[Options.reason]
    guard goal.status != status || reason != nil && reason != goal.reason else {
      console.sayWrapped("Nothing to change: '\(goal.title.titleExcerpt)' \(status.phrase).")
      return .fine
    }
    if status == .letGo {
      try journal.letGo(of: goal, reason: reason)
    } else {
      try journal.setStatus(status, of: goal)
    }
    let title = goal.title.titleExcerpt
    let sentence =
      switch status {
      case .done: "'\(title)' is done. Well done!"
      case .letGo: GoalChangeMessages.letGo(title)
      case .archived:
        "Archived '\(title)'. Nothing is deleted; 'duolog goal restore' brings it back."
      case .proposed, .active: "'\(title)' is back."
      }
    console.sayWrapped(sentence)
    return .fine
  }
}
