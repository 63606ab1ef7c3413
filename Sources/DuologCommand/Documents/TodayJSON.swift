import DuologJournal

/// The document of `today --json`.
struct TodayJSON: Encodable {
  let day: String
  let me: String
  let partner: String?
  let goals: [GoalJSON]
  /// What waits for a yes, where something does.
  let proposals: [GoalJSON]?
  let news: [EntryJSON]
  let newsCount: Int
  let questionOfTheDay: String?
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
    toMend = view.repairs.count
    toSettle = view.toSettle
  }
}
