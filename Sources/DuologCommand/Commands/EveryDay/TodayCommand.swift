import DuologJournal

/// `duolog today`, and `duolog` alone.
struct TodayCommand: Command {
  static let line = Flag("line", help: "one line, for a status bar")

  static let name: CommandName = "today"
  static let specification = CommandSpecification(
    name, "What is due, news from your partner, and what to settle",
    discussion: [
      """
      The same as 'duolog' alone. News is what has arrived since you last looked; once seen, it \
      stays for three hours.
      """
    ],
    options: [line, Options.json], exclusive: [[line, Options.json]])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let view = try journal.todayView()
    if command.has(Self.line) {
      try TodayLine(view, of: journal).print(on: console)
      return .fine
    }
    try invocation.print("today", TodayJSON(view)) {
      let calendar = try journal.calendar()
      TodayText(view: view, calendar: calendar, now: journal.replica.now()).print(on: console)
    }
    // A program that reads JSON does not look on a person's behalf. If the journal can't be written
    // to right now, the same news is shown again next time.
    if !command.has(Options.json) { try? journal.markRead(view) }
    return .fine
  }
}

/// The document of `today --json`.
struct TodayJSON: Encodable {
  let day: String
  let me: String
  let partner: String?
  let goals: [GoalJSON]
  /// What is waiting for a yes, if anything.
  let proposals: [GoalJSON]?
  /// The agreements that are waiting for the owner's yes, if any.
  let agreements: [RecordJSON]?
  /// The entries that are told, the weightiest first.
  let news: [EntryJSON]
  /// The entries that are counted, by what they did.
  let newsCounted: [String: Int]?
  let newsCount: Int
  let questionOfTheDay: String?
  /// How many answers for both are waiting for this device's owner's.
  let answersToOpen: Int
  let toMend: Int
  let toSettle: Int
  /// How many lines of the inbox wait for an answer, if any.
  let waitingInInbox: Int?
  /// What to look at again.
  let toReview: Int
  /// How many entries of this device have not been handed over.
  let notHandedOver: Int64
  /// The days since the last exchange, and since the partner's last sign of life.
  let daysSinceExchange: Int
  let daysSincePartner: Int?

  init(_ view: TodayView) {
    day = view.day.description
    me = view.me.name
    partner = view.partner?.name
    goals = view.items.map { GoalJSON($0) }
    proposals = view.proposals.isEmpty ? nil : view.proposals.map { GoalJSON($0) }
    agreements =
      view.agreements.isEmpty
      ? nil : view.agreements.map { RecordJSON(AnyRecord($0.record.content)) }
    news = view.news.map(EntryJSON.init)
    let groups = view.whatIsNew.groups
    newsCounted =
      groups.isEmpty
      ? nil
      : Dictionary(
        groups.map { ($0.kind.rawValue, $0.count) }, uniquingKeysWith: { first, _ in first })
    newsCount = view.newsCount
    questionOfTheDay = view.prompt?.question
    answersToOpen = view.answersToOpen.count
    toMend = view.repairs.count
    toSettle = view.toSettle
    waitingInInbox = view.waitingInInbox > 0 ? view.waitingInInbox : nil
    toReview = view.reviews.count
    notHandedOver = view.exchange.waiting
    daysSinceExchange = view.exchange.days
    daysSincePartner = view.exchange.partnerSeen.map { _ in view.exchange.partnerDays }
  }
}
