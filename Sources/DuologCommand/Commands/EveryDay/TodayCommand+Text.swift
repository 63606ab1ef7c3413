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
    if view.items.isEmpty, view.proposals.isEmpty, view.agreements.isEmpty {
      console.print()
      console.printWrapped(
        (view.hasFinishedGoals ? "All your goals are done. Add another" : "No goals yet. Add one")
          + ": 'duolog goal add \"Ten quiet minutes\" --weekly 2 --together'.")
    } else {
      printGoals(on: console)
    }
    printWaiting(on: console)
    printReviews(on: console)
    printNews(on: console)
    printRepairs(on: console)
    printPrompt(on: console)
    printConflicts(on: console)
    if let waiting = InboxMessages.waiting(view.waitingInInbox) {
      console.print()
      console.printWrapped(waiting)
    }
    printExchange(on: console)
  }

  private func printGoals(on console: Console) {
    guard !view.items.isEmpty else { return }
    let groups = Dictionary(grouping: view.items, by: Group.init)
    let names = names
    if groups[.today] == nil {
      console.print()
      console.print("All done for today.")
    }
    for group in Group.allCases {
      guard let items = groups[group] else { continue }
      console.print()
      console.printHeading(group.heading(items))
      console.printRows(
        cutting: items.map { item in
          (name: { names.name(item.goal, fitting: $0) }, text: GoalMessages(item).state())
        })
    }
  }

  private func printWaiting(on console: Console) {
    guard !view.proposals.isEmpty || !view.agreements.isEmpty else { return }
    console.print()
    console.printHeading("Waiting for a yes")
    let (mine, others) = (view.proposals.filter(\.awaitsMe), view.proposals.filter { !$0.awaitsMe })
    func row(_ item: GoalItem) -> (String, String) {
      let words = ProposalMessages(item, partner: view.partner?.name, words: view.words)
      return (names.name(item.goal, isWithTarget: false), words.state)
    }
    let agreements = view.agreements.map { item in
      let text = item.record.content.text
      let command = ProposalMessages.command(view.words[item.record.id] ?? text)
      return (text.excerptInQuotes, "an agreement; if you agree: \(command)")
    }
    console.printRows(mine.map(row) + agreements + others.map(row))
    guard view.awaitingMe > 0 else { return }
    console.printWrapped("To say no for now: 'duolog decline' instead of 'agree'.", indent: "  ")
  }

  private func printReviews(on console: Console) {
    guard !view.reviews.isEmpty else { return }
    let days = DayMessages(today: view.day)
    console.print()
    console.printHeading("To look at again")
    console.printRows(
      view.reviews.map { item in
        let since = item.day == view.day ? "today" : "since \(days.date(item.day))"
        switch item.subject {
        case .goal(let goal):
          return (names.name(goal), since)
        case .agreement(let agreement):
          return (agreement.content.text.excerptInQuotes, "\(since); an agreement")
        }
      })
    console.printWrapped(
      "'duolog review' notes what you think, and takes them off this list.", indent: "  ")
  }

  private func printNews(on console: Console) {
    guard let partner = view.partner, view.newsCount > 0 else { return }
    let news = NewsMessages(view.whatIsNew, EntryMessages(calendar, today: view.day))
    console.print()
    console.printHeading("News from \(partner.name.printable)")
    console.printRows(news.rows)
    if let earlier = news.earlier { console.printWrapped(earlier, indent: "  ") }
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
    let others = view.answersToOpen.filter { $0.day != view.day || $0.prompt != view.prompt }
    let question = view.openedAnswers?.prompt ?? view.prompt
    guard question != nil || !others.isEmpty else { return }
    console.print()
    console.printHeading("Question of the day")
    if let question { console.printWrapped(question.question.printable, indent: "  ") }
    let shown =
      view.openedAnswers.map { [$0] } ?? view.answersToOpen.filter { !others.contains($0) }
    for answers in shown { AnswersMessages(answers, today: view.day).printRows(on: console) }
    for answers in others {
      console.printWrapped(AnswersMessages(answers, today: view.day).invitation, indent: "  ")
    }
  }

  private func printConflicts(on console: Console) {
    guard view.toSettle > 0 else { return }
    console.print()
    console.print(
      console.styled("To settle: \(Counted.things(view.toSettle)).", .notice)
        + " See 'duolog settle'.")
  }

  private func printExchange(on console: Console) {
    let sentences =
      ExchangeMessages(view.exchange, partner: view.partner?.name, calendar, now: now).sentences
    guard !sentences.isEmpty else { return }
    console.print()
    for sentence in sentences { console.printWrapped(sentence) }
  }

  private var names: GoalNames { GoalNames((view.items + view.proposals).map(\.goal)) }

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
