import DuologJournal

/// `duolog today`, and `duolog` alone.
struct TodayCommand: Command {
  static let line = Flag("line", help: "one line, for a status bar")

  static let specification = CommandSpecification(
    "today", "What is due, news from your partner, and what to settle",
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
      TodayLine(view: view).print(on: console)
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

/// The today view on one line, for a status bar.
private struct TodayLine {
  let view: TodayView

  func print(on console: Console) { console.print(text) }

  /// `2 today · 3 new from Ben · 1 to settle`; `nothing due` if there is nothing to show.
  private var text: String {
    let due = view.items.filter { $0.progress.pause == nil && $0.progress.call == .today }.count
    let partner = view.partner?.name.printable ?? "your partner"
    let parts = [
      due > 0 ? "\(due) today" : nil,
      view.newsCount > 0 ? "\(view.newsCount) new from \(partner)" : nil,
      view.repairs.isEmpty ? nil : "\(view.repairs.count) to mend",
      view.toSettle > 0 ? "\(view.toSettle) to settle" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? "nothing due" : parts.joined(separator: " · ")
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
  let news: [EntryJSON]
  let newsCount: Int
  let questionOfTheDay: String?
  /// How many answers for both are waiting for this device's owner's.
  let answersToOpen: Int
  let toMend: Int
  let toSettle: Int

  init(_ view: TodayView) {
    day = view.day.description
    me = view.me.name
    partner = view.partner?.name
    goals = view.items.map { GoalJSON($0) }
    proposals = view.proposals.isEmpty ? nil : view.proposals.map { GoalJSON($0) }
    news = view.news.map(EntryJSON.init)
    newsCount = view.newsCount
    questionOfTheDay = view.prompt?.question
    answersToOpen = view.answersToOpen.count
    toMend = view.repairs.count
    toSettle = view.toSettle
  }
}
