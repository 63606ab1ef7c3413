import DuologJournal
import DuologMerge

/// `duolog goal revise`.
struct GoalReviseCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let own = CommandTable.duolog[command.name].options
    let ways = own.filter { !["from", "reason"].contains($0.name) }
    guard ways.contains(where: { command.isGiven($0.name) }) else {
      throw ParseFailure(.missingChoice(ways), in: command.name)
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goalInUse(matching: try command.required(Arguments.goal))
    let before = try journal.terms(of: goal.id)
    let after = try journal.revise(
      goal, cadence: Cadence(command, due: goal.due), rule: command[Options.rule],
      target: command[Options.target], unit: command[Options.unit],
      reason: command[Options.reason], from: command[Options.revisedFrom])
    let known = Set(before.map(\.id))
    let words = GoalChangeMessages(
      from: goal, to: after, term: try journal.terms(of: goal.id).first { !known.contains($0.id) },
      today: try journal.today())
    for sentence in words.sentences { invocation.console.sayWrapped(sentence) }
    return .fine
  }
}
