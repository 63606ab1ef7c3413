import DuologJournal
import DuologMerge

/// `duolog goal add`.
struct GoalAddCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let cadence = try cadence()
    let isMine = command.has(Options.mine)
    let journal = try invocation.openJournal()
    let goal = try journal.addGoal(
      GoalDraft(
        title: try command.required(Arguments.title), scope: isMine ? .mine : .ours,
        cadence: cadence, rule: rule(for: cadence, isMine: isMine),
        target: command[Options.target], unit: command[Options.unit]))
    let item = try journal.item(of: goal)
    invocation.console.sayWrapped(
      "Added '\(goal.title.printable)': \(GoalWords(item).description).")
    try journal.close()
    return .fine
  }

  private func cadence() throws -> Cadence {
    let command = invocation.command
    guard let cadence = Cadence(command, due: command[Options.by]) else {
      throw ParseFailure(
        .missingChoice([
          Options.daily.specification, Options.weekly.specification, Options.once.specification,
        ]), in: command.name)
    }
    return cadence
  }

  /// How check-ins count: for a single time it is enough that one of the two does it.
  private func rule(for cadence: Cadence, isMine: Bool) -> CountingRule {
    let command = invocation.command
    if command.has(Options.together) { return .together }
    if let rule = command[Options.rule] { return rule }
    if case .once = cadence, !isMine { return .either }
    return .each
  }
}

extension Cadence {
  /// The cadence that the options ask for, if they ask for one.
  init?(_ command: ParsedCommand, due: Day?) {
    if command.has(Options.daily) {
      self = .daily
    } else if let count = command[Options.weekly] {
      self = .weekly(count)
    } else if command.has(Options.once) {
      self = .once(by: due)
    } else {
      return nil
    }
  }
}
