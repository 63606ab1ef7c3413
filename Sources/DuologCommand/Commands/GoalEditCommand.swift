import DuologJournal
import DuologMerge

/// `duolog goal edit`.
struct GoalEditCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let cadence = Cadence(command, due: command[Options.due])
    let revises =
      cadence != nil || command[Options.rule] != nil || command[Options.target] != nil
      || command[Options.unit] != nil
    let ways = CommandTable.duolog[command.name].options.dropLast()
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
        revised, title: command[Options.title], due: command[Options.due],
        how: command[Options.goalHow], achievable: command[Options.achievable],
        why: command[Options.why], reviewOn: command[Options.review])
    }
    let terms = try journal.terms(of: goal.id)
    let words = GoalChangeMessages(
      from: goal, to: after, term: terms.count > before.count ? terms.last : nil,
      today: try journal.today())
    for sentence in words.sentences { invocation.console.sayWrapped(sentence) }
    return .fine
  }
}
