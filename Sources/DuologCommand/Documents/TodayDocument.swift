import DuologJournal

/// The document of `today --json`.
struct TodayDocument: Encodable {
  let day: String
  let me: String
  let partner: String?
  let goals: [GoalDocument]
  /// What waits for a yes, where something does.
  let proposals: [GoalDocument]?
  let news: [EntryDocument]
  let newsCount: Int
  let questionOfTheDay: String?
  let toMend: Int
  let toSettle: Int

  init(_ view: TodayView) {
    day = view.day.description
    me = view.me.name
    partner = view.partner?.name
    goals = view.items.map { GoalDocument($0) }
    proposals = view.proposals.isEmpty ? nil : view.proposals.map { GoalDocument($0) }
    news = view.news.map(EntryDocument.init)
    newsCount = view.newsCount
    questionOfTheDay = view.prompt?.question
    toMend = view.repairs.count
    toSettle = view.toSettle
  }
}
