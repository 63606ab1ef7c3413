import DuologJournal

/// `duolog goal join`.
struct GoalJoinCommand: Command {
  static let other = Argument(
    "OTHER", .text(naming: .allGoals), help: "the other goal, named the same way",
    question: "Which other goal should it be joined with? Part of its title is enough.")

  static let name: CommandName = "goal join"
  static let specification = CommandSpecification(
    name, "Join two goals into one",
    discussion: [
      """
      Use this when each of you has made the same goal. The older one stays, with what it asks \
      for. Everything you both logged for either one, or will log, counts for it. Nothing is \
      deleted, and 'duolog goal unjoin' takes them apart again.
      """,
      "'duolog settle' points out goals that look alike. Duolog never joins goals by itself.",
    ],
    arguments: [Arguments.goal, other],
    examples: ["duolog goal join tea \"tea time\""])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let one = try journal.goal(matching: try command.required(Arguments.goal))
    let other = try journal.goal(matching: try command.required(Self.other))
    let goal = try journal.join(one, other)
    let title = goal.title.titleExcerpt
    let description = GoalMessages(try journal.item(of: goal)).description
    console.sayWrapped(
      "Joined: '\(title)' is now one goal, \(description). What either of you logged for the other one"
        + " counts too. 'duolog goal unjoin \(ShellWord.doubleQuoted(title))' takes them apart again."
    )
    return .fine
  }
}

/// `duolog goal unjoin`.
struct GoalUnjoinCommand: Command {
  static let name: CommandName = "goal unjoin"
  static let specification = CommandSpecification(
    name, "Take joined goals apart again", arguments: [Arguments.goal])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let parts = try journal.unjoin(goal).map {
      "'\($0.title.titleExcerpt)' (\($0.shortIdentifier))"
    }
    console.sayWrapped(
      "'\(goal.title.titleExcerpt)' (\(goal.shortIdentifier)) and"
        + " \(parts.listed("and")) are separate again, each with what was logged for it.")
    return .fine
  }
}
