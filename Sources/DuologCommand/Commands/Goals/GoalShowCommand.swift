import DuologJournal
import DuologMerge

/// `duolog goal show`.
struct GoalShowCommand: Command {
  static let name: CommandName = "goal show"
  static let specification = CommandSpecification(
    name, "One goal in full", arguments: [Arguments.goal], options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let (item, terms) = (try journal.item(of: goal), try journal.terms(of: goal.id))
    let (entries, held) = (try journal.history(of: goal), try journal.termsHolding(for: goal))
    let plan = try journal.planView(of: goal)
    let repairs = item.isMine ? try journal.repairStatistics(of: goal) : nil
    try invocation.print("goal", GoalJSON(item, terms: terms, plan: plan, repairs: repairs)) {
      GoalText(
        item: item, terms: held, entries: entries,
        words: EntryMessages(
          try journal.calendar(), today: try journal.today(), isAboutOneGoal: true),
        plan: plan, repairs: repairs
      ).print(on: console)
    }
    try journal.close()
    return .fine
  }
}

/// One goal in full.
private struct GoalText {
  let item: GoalItem
  let terms: [Term]
  let entries: [LogEntry]
  let words: EntryMessages
  let plan: PlanView?
  let repairs: RepairStatistics?

  private static let entryLimit = 5

  func print(on console: Console) {
    let days = DayMessages(today: item.day)
    console.printHeading(item.goal.title.printable)
    var rows = [
      ("Asks for", GoalMessages(item).description), ("Status", GoalMessages(item).state()),
    ]
    if let row = repairs?.row { rows.append(row) }
    if !item.goal.parts.isEmpty {
      let titles = item.goal.parts.map { "'\($0.title.printable)'" }
      rows.append(("Joined with", titles.listed("and")))
    }
    if let category = item.goal.category { rows.append(("Category", category.printable)) }
    if let question = item.goal.question { rows.append(("Question", question)) }
    if let how = item.goal.how { rows.append(("What exactly", how.printable)) }
    if let why = item.goal.why { rows.append(("Why", why.printable)) }
    if let achievable = item.goal.achievable { rows.append(("Doable", achievable.printable)) }
    if let day = item.goal.reviewOn { rows.append(("Look again", days.date(day))) }
    if let made = entries.first {
      rows.append(
        ("Added", "\(words.dayName(of: made)) by \(made.authorName.printable)"))
    }
    for (term, next) in zip(terms, terms.dropFirst().map(Optional.some) + [nil])
    where term.from > item.day && term.from != next?.from {
      rows.append(("From \(days.date(term.from))", term.phrase(item.goal.scope)))
    }
    rows.append(("Identifier", item.goal.shortIdentifier))
    console.printRows(rows)
    printPhases(on: console)
    let latest = entries.suffix(GoalText.entryLimit).reversed()
    console.print()
    console.printHeading("Lately")
    console.printRows(
      latest.map { entry in
        (
          "\(words.dayName(of: entry)) \(words.time(of: entry).clock)",
          "\(entry.authorName.printable) \(words.phrase(entry))"
        )
      })
  }

  private func printPhases(on console: Console) {
    guard let plan else { return }
    console.print()
    console.printHeading("Phases")
    console.printRows(
      plan.phases.map { phase in
        let ready = phase.readyNames.map(\.printable)
        let stage =
          phase.hasBegun
          ? "" : ready.isEmpty ? "later: " : "\(ready.listed("and")) is ready: "
        let titles = phase.titles.map(\.printable).joined(separator: ", ")
        return ("\(phase.phase.number) \(phase.phase.theme)", stage + titles)
      })
  }
}
