import DuologJournal
import DuologMerge

/// `duolog goal revise`.
struct GoalReviseCommand: Command {
  static let from = ValueOption(
    "from", "DATE", .day(.future),
    help: "the first day it applies; the start of the next period if left out"
  )

  static let name: CommandName = "goal revise"
  static let specification = CommandSpecification(
    name, "Ask for more or less, from a day on",
    discussion: [
      """
      The change applies from the next period on, or from the day you give, and never before \
      today. What you did so far is still judged by what held then.
      """
    ],
    arguments: [Arguments.goal],
    options: Options.cadences + [
      Options.rule, Options.target, Options.unit, from, Options.reason,
    ],
    exclusive: [Options.cadences],
    examples: [
      "duolog goal revise quiet --weekly 3 --reason \"we like it\"",
      "duolog goal revise walk --target 5 --from 2026-12-01",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let ways = Self.specification.options.filter { !["from", "reason"].contains($0.name) }
    guard ways.contains(where: { command.isGiven($0.name) }) else {
      throw ParseFailure(.missingChoice(ways), in: command.name)
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goalInUse(matching: try command.required(Arguments.goal))
    let before = try journal.terms(of: goal.id)
    let today = try journal.today()
    let target = try invocation.target(of: goal)
    let after = try journal.revise(
      goal, cadence: Cadence(command, due: goal.due), rule: command[Options.rule],
      target: target.amount, unit: target.unit, reason: command[Options.reason],
      from: command[Self.from]?.day(from: today))
    let known = Set(before.map(\.id))
    let words = GoalChangeMessages(
      from: goal, to: after, term: try journal.terms(of: goal.id).first { !known.contains($0.id) },
      today: today)
    for sentence in words.sentences { console.sayWrapped(sentence) }
    return .fine
  }
}
