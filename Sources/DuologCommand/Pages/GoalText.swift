import DuologJournal
import DuologMerge

/// One goal in full.
struct GoalText {
  private static let entryLimit = 5

  private let item: GoalItem
  private let terms: [Term]
  private let entries: [LogEntry]
  private let words: EntryMessages
  private let plan: PlanView?
  private let repairs: RepairStatistics?

  /// - Parameters:
  ///   - entries: its history, the oldest first.
  ///   - plan: its phases, if it is a plan.
  ///   - repairs: what has come of the things to mend that it is about, if it is about those.
  init(
    _ item: GoalItem, terms: [Term], entries: [LogEntry], words: EntryMessages,
    plan: PlanView? = nil,
    repairs: RepairStatistics? = nil
  ) {
    self.item = item
    self.plan = plan
    self.repairs = repairs
    self.terms = terms
    self.entries = entries
    self.words = words
  }

  func print(on console: Console) {
    let days = DayMessages(today: item.day)
    console.printHeading(item.goal.title.printable)
    var rows = [
      ("Asks for", GoalMessages(item).description), ("Stands at", GoalMessages(item).standing()),
    ]
    if let row = repairs?.row { rows.append(row) }
    if !item.goal.parts.isEmpty {
      let titles = item.goal.parts.map { "'\($0.title.printable)'" }
      rows.append(("Joined with", ParseError.list(titles, "and")))
    }
    if let category = item.goal.category { rows.append(("Category", category.printable)) }
    if let question = item.goal.question { rows.append(("Question", question)) }
    if let how = item.goal.how { rows.append(("What exactly", how.printable)) }
    if let why = item.goal.why { rows.append(("Why", why.printable)) }
    if let achievable = item.goal.achievable { rows.append(("Doable", achievable.printable)) }
    if let day = item.goal.reviewOn { rows.append(("Look again", days.date(day))) }
    if let made = entries.first {
      rows.append(
        ("Made", "\(words.dayName(of: made)) by \(made.authorName.printable)"))
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
          ? "" : ready.isEmpty ? "to come: " : "\(ParseError.list(ready, "and")) is ready: "
        let titles = phase.titles.map(\.printable).joined(separator: ", ")
        return ("\(phase.phase.number) \(phase.phase.theme)", stage + titles)
      })
  }
}
