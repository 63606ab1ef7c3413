import DuologJournal

/// `duolog goal join`.
struct GoalJoinCommand: Command {
  static let other = Argument(
    "OTHER", .text, help: "the other goal, likewise",
    question: "Join it with which other goal? A part of its title is enough.")

  static let specification = CommandSpecification(
    "goal join", "Make two goals one",
    discussion: [
      """
      Where each of you has made the same goal. The older one stays, with what it asks for; what \
      you both logged for either, or will log, counts for it. Nothing is deleted, and \
      'duolog goal unjoin' takes them apart again.
      """,
      "'duolog settle' names goals that look alike. They are never joined by themselves.",
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
    let title = goal.title.printable
    let description = GoalMessages(try journal.item(of: goal)).description
    console.sayWrapped(
      "Joined: '\(title)' is one goal now, \(description). What either of you logged for the other one"
        + " counts for it. 'duolog goal unjoin \(ShellWord.quoted(title))' takes them apart again.")
    return .fine
  }
}

/// `duolog goal unjoin`.
struct GoalUnjoinCommand: Command {
  static let specification = CommandSpecification(
    "goal unjoin", "Take two goals apart that were made one", arguments: [Arguments.goal])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let parts = try journal.unjoin(goal).map { "'\($0.title.printable)' (\($0.shortIdentifier))" }
    console.sayWrapped(
      "'\(goal.title.printable)' (\(goal.shortIdentifier)) and"
        + " \(parts.listed("and")) stand apart again, each with what was logged for it.")
    return .fine
  }
}
