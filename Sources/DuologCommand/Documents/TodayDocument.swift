import DuologJournal

/// The document of `today --json`.
struct TodayDocument: Encodable {
  let day: String
  let me: String
  let partner: String?
  let goals: [GoalDocument]
  let news: [EntryDocument]
  let toSettle: Int

  init(_ view: TodayView) {
    day = view.day.description
    me = view.me.name
    partner = view.partner?.name
    goals = view.items.map { GoalDocument($0) }
    news = view.news.map(EntryDocument.init)
    toSettle = view.toSettle
  }
}
