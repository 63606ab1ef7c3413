public import DuologMerge
import DuologSync

/// What a person opens the journal for: what today asks, what the partner did, and what to settle.
///
/// ```swift
/// let view = try journal.todayView()
/// for item in view.items where item.loggedTodayBy.isEmpty {
///   print(item.goal.title)
/// }
/// print("\(view.newsCount) from your partner, \(view.toSettle) to settle")
/// ```
public struct TodayView: Equatable, Sendable {
  /// The owner's calendar day.
  public let day: Day
  /// The owner of this device.
  public let me: Person
  /// The other person.
  public let partner: Person?
  /// The active goals that ask something of the owner, in the order in which people see them. A
  /// one-time goal stays for the week in which it was finished.
  public let items: [GoalItem]
  /// Whether one-time goals of the owner were left out because they were done in an earlier week.
  public let hasFinishedGoals: Bool
  /// The goals and plans of both that are waiting for a yes and that nobody has declined, in the
  /// order in which people see them.
  public let proposals: [GoalItem]
  /// The agreements that are waiting for the owner's yes, in the order in which they were made.
  public let agreements: [AgreementItem]
  /// For each of ``proposals`` and ``agreements``, the word by which `duolog agree` finds exactly it.
  public let words: [EntityID: String]
  /// What the owner wanted to look at again by now.
  public let reviews: [ReviewItem]
  /// What the partner did since the owner last looked.
  public let whatIsNew: News
  /// The open repairs: what one of the two would like to talk about.
  public let repairs: [Record<Repair>]
  /// The question of the day; `nil` if the owner has answered it.
  public let prompt: Prompt?
  /// The question of the day with both people's answers, if they opened today: both have answered it
  /// for both.
  public let openedAnswers: AnswersView?
  /// The questions of the last two weeks that the other person has answered for both, and the owner
  /// has not, in the order of their days.
  public let answersToOpen: [AnswersView]
  /// The number of conflicts to settle.
  public let toSettle: Int
  /// How many lines of the inbox wait for an answer, as of the last sync.
  public let waitingInInbox: Int
  /// When this device last exchanged entries with others.
  public let exchange: ExchangeView
  /// What had arrived when the view was read.
  let readMarker: ReadMarker

  /// The news that is told entry by entry, the weightiest first.
  public var news: [LogEntry] { whatIsNew.entries }
  /// The number of all entries that are news.
  public var newsCount: Int { whatIsNew.count }
  /// The number of goals, plans and agreements that are waiting for the owner's yes.
  public var awaitingMe: Int { proposals.filter(\.awaitsMe).count + agreements.count }
}

extension Journal {
  /// The today view of this device's owner.
  public func todayView() throws -> TodayView {
    try reading { try readTodayView() }
  }

  private func readTodayView() throws -> TodayView {
    let (me, day, marker) = (try me(), try today(), try readMarker())
    let rows = try rowsNotEnded()
    let answers = try answers()
    let items = try items(
      of: goals(ofRows: rows).filter { $0.status == .active || !$0.missing.isEmpty })
    let mine = items.filter { $0.goal.status == .active && $0.isMine }
    let proposals = items.filter { !$0.goal.missing.isEmpty && $0.declined.isEmpty }
    let agreements = try agreementItems()
    let waiting = agreements.filter(\.awaitsMe)
    let week = try thisWeek()
    let shown = mine.filter { $0.finishedOn.map { $0 >= week.first } ?? true }
    return TodayView(
      day: day, me: me, partner: try people().first { $0.id != me.id },
      items: shown, hasFinishedGoals: shown.count < mine.count,
      proposals: proposals, agreements: waiting,
      words: proposals.isEmpty && waiting.isEmpty ? [:] : try wordsToAgree(),
      reviews: try reviewsDue(among: mine.map(\.goal), agreements, on: day),
      whatIsNew: try news(for: me, since: marker),
      repairs: try openRepairs(), prompt: answers.flatMap { $0.isAnswered ? nil : $0.prompt },
      openedAnswers: answers.flatMap { $0.isOpen ? $0 : nil }, answersToOpen: try questionsToOpen(),
      toSettle: try conflictCount(lookingAt: rows), waitingInInbox: try waitingInboxLines(),
      exchange: try exchangeView(),
      readMarker: marker)
  }
}
