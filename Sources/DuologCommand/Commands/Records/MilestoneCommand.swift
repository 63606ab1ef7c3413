import DuologJournal
import DuologMerge

/// `duolog milestone add`, `duolog milestone list`, `duolog milestone reached`, `duolog celebrate`.
struct MilestoneCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    switch invocation.command.name {
    case .milestoneAdd: try add(journal)
    case .milestoneReached: try reach(journal)
    case .celebrate: try celebrate(journal)
    default: try list(journal)
    }
    return .fine
  }

  private func add(_ journal: Journal) throws {
    let command = invocation.command
    let goal = try journal.goalInUse(matching: try command.required(Arguments.goal))
    let title = try command.required(Arguments.milestoneTitle)
    try journal.keep(
      Milestone(
        title, of: goal.id, amount: command[Options.milestoneAmount],
        day: command[Options.milestoneDay]))
    invocation.console.sayWrapped(
      RecordSentences.setMilestone(title, of: goal.title))
  }

  private func reach(_ journal: Journal) throws {
    let milestone = try chosen(journal)
    var content = milestone.content
    content.reached = try invocation.command.pastDay(today: journal.today())
    try journal.change(milestone, to: content)
    let title = content.title
    invocation.console.sayWrapped(RecordSentences.reachedMilestone(title))
  }

  private func celebrate(_ journal: Journal) throws {
    let milestone = try chosen(journal)
    var content = milestone.content
    let day = try invocation.command.pastDay(today: journal.today())
    content.reached = content.reached ?? day
    content.celebrated = day
    content.how = invocation.command[Options.how] ?? content.how
    try journal.change(milestone, to: content)
    invocation.console.sayWrapped(RecordSentences.celebrated(content.title))
  }

  private func chosen(_ journal: Journal) throws -> Record<Milestone> {
    try journal.record(
      matching: try invocation.command.required(Arguments.milestone),
      among: journal.milestones(), by: \.title)
  }

  private func list(_ journal: Journal) throws {
    let milestones = try journal.milestones()
    let names = try PersonNames(journal)
    let goals = try journal.goals()
    try invocation.print("milestones", RecordsJSON(milestones, names)) {
      MilestonesText(
        milestones, goals: goals, DayMessages(today: try journal.today())
      ).print(on: invocation.console)
    }
  }
}

extension ParsedCommand {
  /// The day that something was, today if not said.
  ///
  /// - Throws: `JournalError.dayInFuture`.
  fileprivate func pastDay(today: Day) throws -> Day {
    let day = self[Options.day] ?? (has(Options.yesterday) ? today.advanced(by: -1) : today)
    guard day <= today else { throw JournalError.dayInFuture(day) }
    return day
  }
}
