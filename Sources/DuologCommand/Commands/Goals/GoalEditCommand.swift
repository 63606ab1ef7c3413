import DuologJournal
import DuologMerge

/// `duolog goal edit`.
struct GoalEditCommand: Command {
  static let title = ValueOption("title", "TEXT", .text, help: "a new title")
  static let due = ValueOption("due", "DATE", .day(.future), help: "a new due date")
  static let group = ValueOption(
    "group", "NAME", .textOrNothing.offering(.listed(.groups)),
    help: "the group to show it in; \"\" takes it out")

  static let name: CommandName = "goal edit"
  static let specification = CommandSpecification(
    name, "Change a goal",
    discussion: [
      """
      A new rhythm or target applies from the next period on. What you did so far is still judged \
      by what held then. 'duolog goal revise' lets you choose the day.
      """
    ],
    arguments: [Arguments.goal],
    options: [
      title, due, group, Options.goalHow, Options.achievable, Options.why,
      Options.review,
    ] + Options.cadences + [Options.rule, Options.target, Options.unit, Options.reason],
    exclusive: [Options.cadences],
    examples: ["duolog goal edit quiet --weekly 3 --reason \"we like it\""])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let revises =
      Options.cadences.contains { command.isGiven($0.specification.name) }
      || command[Options.rule] != nil || command[Options.target] != nil
      || command[Options.unit] != nil
    let ways = Self.specification.options.dropLast()
    guard ways.contains(where: { command.isGiven($0.name) }) else {
      throw ParseFailure(.missingChoice(Array(ways)), in: command.name)
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let before = try journal.terms(of: goal.id)
    let today = try journal.today()
    let due = try invocation.day(Self.due, from: today)
    let reviewOn = try invocation.day(Options.review, from: today)
    let target = try invocation.target(of: goal)
    let after = try journal.transaction {
      let revised =
        revises
        ? try journal.revise(
          goal, cadence: Cadence(command, due: due), rule: command[Options.rule],
          target: target.amount, unit: target.unit, reason: command[Options.reason]) : goal
      return try journal.editGoal(
        revised, title: command[Self.title], due: due,
        how: command[Options.goalHow], achievable: command[Options.achievable],
        why: command[Options.why], reviewOn: reviewOn, group: command[Self.group])
    }
    let terms = try journal.terms(of: goal.id)
    let words = GoalChangeMessages(
      from: goal, to: after, term: terms.count > before.count ? terms.last : nil,
      today: today)
    for sentence in words.sentences { console.sayWrapped(sentence) }
    return .fine
  }
}
