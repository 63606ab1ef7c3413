import DuologJournal

/// `duolog goal show`.
struct GoalShowCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let goal = try journal.goal(matching: try invocation.command.required(Arguments.goal))
    let (item, terms) = (try journal.item(of: goal), try journal.terms(of: goal.id))
    let (entries, held) = (try journal.history(of: goal), try journal.termsHolding(for: goal))
    let plan = try journal.planView(of: goal)
    let repairs = item.isMine ? try journal.repairFigures(of: goal) : nil
    try invocation.print("goal", GoalJSON(item, terms: terms, plan: plan, repairs: repairs)) {
      GoalText(
        item, terms: held, entries: entries,
        words: EntryMessages(
          try journal.calendar(), today: try journal.today(), isAboutOneGoal: true),
        plan: plan, repairs: repairs
      ).print(on: invocation.console)
    }
    try journal.close()
    return .fine
  }
}
