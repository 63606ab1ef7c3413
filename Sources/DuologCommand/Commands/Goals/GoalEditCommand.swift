import DuologJournal
import DuologMerge

/// `duolog goal edit`.
struct GoalEditCommand: Command {
  static let title = ValueOption("title", "TEXT", .text, help: "a new title")
  static let due = ValueOption("due", "DATE", .day, help: "a new due date")
  static let group = ValueOption(
    "group", "NAME", .textOrNothing, help: "the group to show it in; \"\" takes it out")

  static let specification = CommandSpecification(
    "goal edit", "Change a goal",
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
    let cadence = Cadence(command, due: command[Self.due])
    let revises =
      cadence != nil || command[Options.rule] != nil || command[Options.target] != nil
      || command[Options.unit] != nil
    let ways = Self.specification.options.dropLast()
    guard ways.contains(where: { command.isGiven($0.name) }) else {
      throw ParseFailure(.missingChoice(Array(ways)), in: command.name)
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let before = try journal.terms(of: goal.id)
    let after = try journal.transaction {
      let revised =
        revises
        ? try journal.revise(
          goal, cadence: cadence, rule: command[Options.rule], target: command[Options.target],
          unit: command[Options.unit], reason: command[Options.reason]) : goal
      return try journal.editGoal(
        revised, title: command[Self.title], due: command[Self.due],
        how: command[Options.goalHow], achievable: command[Options.achievable],
        why: command[Options.why], reviewOn: command[Options.review],
        group: command[Self.group])
    }
    let terms = try journal.terms(of: goal.id)
    let words = GoalChangeMessages(
      from: goal, to: after, term: terms.count > before.count ? terms.last : nil,
      today: try journal.today())
    for sentence in words.sentences { console.sayWrapped(sentence) }
    return .fine
  }
}
