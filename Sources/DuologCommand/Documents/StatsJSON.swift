import DuologJournal
import DuologMerge

/// The document of `stats --json`.
struct StatsJSON: Encodable {
  struct Figures: Encodable {
    /// In percent; absent as long as nothing was asked.
    let adherence: Int?
    let streak: Int
    let longestStreak: Int
    /// From 0 to 1, to three decimals.
    let rhythm: Double?
    let done: Int
    let amount: Double
  }

  struct Count: Encodable {
    let name: String
    let isMe: Bool
    let done: Int
    let amount: Double
  }

  struct Days: Encodable {
    let from: String
    let until: String?
    let asked: Int
    let done: Int?
    let state: String?
  }

  let goal: GoalJSON
  let day: String
  let counts: String
  let figures: Figures?
  let people: [Count]
  let period: Days?
  let next: Days?
  let repairs: RepairStatisticsJSON?

  init(_ view: StatsView) {
    goal = GoalJSON(view.item)
    day = view.day.description
    counts = (view.item.goal.term?.counts ?? .days).rawValue
    figures = view.figures.map {
      Figures(
        adherence: $0.adherence.percent, streak: $0.streak.current,
        longestStreak: $0.streak.longest,
        rhythm: $0.rhythm.map { ($0 * 1000).rounded() / 1000 }, done: $0.done,
        amount: $0.amount.number)
    }
    people = view.counts.map {
      Count(name: $0.name, isMe: $0.isMe, done: $0.done, amount: $0.amount.number)
    }
    period = view.period.map {
      Days(
        from: $0.period.first.description, until: $0.period.last?.description, asked: $0.asked,
        done: $0.done, state: $0.state.rawValue)
    }
    next = view.next.map {
      Days(
        from: $0.period.first.description, until: $0.period.last?.description, asked: $0.asked,
        done: nil, state: nil)
    }
    repairs = view.repairs.map(RepairStatisticsJSON.init)
  }
}
