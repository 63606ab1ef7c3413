import DuologJournal
import DuologMerge

/// One screen: what today asks, what is left of the week, what can wait, what the partner did, and
/// what to settle.
struct TodayText {
  let view: TodayView
  let calendar: PersonalCalendar
  let now: Timestamp

  func print(on console: Console) {
    let days = DayMessages(today: view.day)
    console.printHeading(days.fullDate(view.day))
    if view.items.isEmpty, view.proposals.isEmpty {
      console.print()
      console.printWrapped(
        "No goals yet. Add one: 'duolog goal add \"Ten quiet minutes\" --weekly 2"
          + " --together'.")
    } else {
      printGoals(on: console)
    }
    printProposals(on: console)
    printNews(on: console)
    printRepairs(on: console)
    printPrompt(on: console)
    printConflicts(on: console)
  }

  private func printGoals(on console: Console) {
    guard !view.items.isEmpty else { return }
    let groups = Dictionary(grouping: view.items, by: Group.init)
    if groups[.today] == nil {
      console.print()
      console.print("All done for today.")
    }
    for group in Group.allCases {
      guard let items = groups[group] else { continue }
      console.print()
      console.printHeading(group.heading(items))
      console.printRows(items.map { ($0.goal.title.printable, GoalMessages($0).state()) })
    }
  }

  private func printProposals(on console: Console) {
    guard !view.proposals.isEmpty else { return }
    console.print()
    console.printHeading("Waiting for a yes")
    console.printRows(
      view.proposals.map { item in
        (item.goal.title.printable, ProposalMessages(item, partner: view.partner?.name).state)
      })
  }

  private func printNews(on console: Console) {
    guard let partner = view.partner, !view.news.isEmpty else { return }
    let words = EntryMessages(calendar, today: view.day)
    console.print()
    console.printHeading("News from \(partner.name.printable)")
    console.printRows(
      view.news.map { entry in
        ("\(words.dayName(of: entry)) \(words.time(of: entry).clock)", words.excerpt(entry))
      })
    let more = view.newsCount - view.news.count
    if more > 0 { console.printWrapped("and \(more) more: 'duolog log'", indent: "  ") }
  }

  private func printRepairs(on console: Console) {
    guard !view.repairs.isEmpty else { return }
    let words = RepairMessages(zone: calendar.zone, now: now)
    console.print()
    console.printHeading("To mend")
    console.printRows(
      view.repairs.map { record in
        (record.content.about?.printable ?? "something small", words.state(record.content))
      })
  }

  private func printPrompt(on console: Console) {
    guard let prompt = view.prompt else { return }
    console.print()
    console.printHeading("Question of the day")
    console.printWrapped(prompt.question.printable, indent: "  ")
  }

  private func printConflicts(on console: Console) {
    guard view.toSettle > 0 else { return }
    console.print()
    console.print(
      console.styled("To settle: \(Counted.things(view.toSettle)).", .notice)
        + " See 'duolog settle'.")
  }

  /// The section in which a goal is shown.
  private enum Group: CaseIterable {
    case today
    case thisWeek
    case canWait
    case limits
    case paused
    case done

    init(_ item: GoalItem) {
      if item.progress.pause != nil {
        self = .paused
        return
      }
      if item.progress.limit != nil {
        self = .limits
        return
      }
      switch item.progress.call {
      case .today: self = .today
      case .canWait:
        if case .weekly = item.cadence { self = .thisWeek } else { self = .canWait }
      case .nothing:
        let isAsked = item.progress.period != nil
        self = isAsked || item.progress.isLoggedToday ? .done : .canWait
      }
    }

    func heading(_ items: [GoalItem]) -> String {
      switch self {
      case .today: return "Today"
      case .thisWeek:
        let end = items.first?.progress.period?.last
        return "Left this week" + (end.map { ", until \(DayMessages.weekday($0))" } ?? "")
      case .canWait: return "Can wait"
      case .limits: return "Limits"
      case .paused: return "Paused"
      case .done: return "Done"
      }
    }
  }
}
