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
public struct TodayView: Sendable {
  /// The owner's calendar day.
  public let day: Day
  /// The owner of this device.
  public let me: Person
  /// The other person.
  public let partner: Person?
  /// The active goals that ask something of the owner, in the order in which people see them.
  public let items: [GoalItem]
  /// The goals and plans of both that are waiting for a yes, in the order in which people see them.
  public let proposals: [GoalItem]
  /// What the partner logged since the owner last looked, the newest first; no more than a few.
  public let news: [LogEntry]
  /// The number of these entries, as far as they have been counted.
  public let newsCount: Int
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
  /// What had arrived when the view was read.
  let readMarker: ReadMarker
}

extension Journal {
  /// How many of the partner's entries the today view shows as news.
  private static let newsLimit = 5
  /// How many of the partner's latest unseen events are searched for news.
  private static let newsReach = 100
  /// The most bytes that these events may have in each log: a hundred long notes, or four of the
  /// longest.
  private static let newsBytes = 4 << 20
  /// How old news may be at the very first look, in milliseconds: two days, so that no news is
  /// hidden by a night or by living on opposite sides of the world.
  private static let newsAge: Int64 = 2 * 86_400_000

  /// The today view of this device's owner.
  public func todayView() throws -> TodayView {
    try reading { try readTodayView() }
  }

  private func readTodayView() throws -> TodayView {
    let (me, day, marker) = (try me(), try today(), try readMarker())
    let news = try news(for: me, since: marker)
    let rows = try rowsNotEnded()
    let answers = try answers()
    let items = try items(
      of: goals(ofRows: rows).filter { $0.status == .active || !$0.missing.isEmpty })
    return TodayView(
      day: day, me: me, partner: try people().first { $0.id != me.id },
      items: items.filter { $0.goal.status == .active && $0.isMine },
      proposals: items.filter { !$0.goal.missing.isEmpty },
      news: Array(news.prefix(Journal.newsLimit)), newsCount: news.count,
      repairs: try openRepairs(), prompt: answers.flatMap { $0.isAnswered ? nil : $0.prompt },
      openedAnswers: answers.flatMap { $0.isOpen ? $0 : nil }, answersToOpen: try questionsToOpen(),
      toSettle: try conflictCount(lookingAt: rows), readMarker: marker)
  }

  /// What others logged since the last look, the newest first.
  private func news(for me: Person, since marker: ReadMarker) throws -> [LogEntry] {
    // Seen events do not count toward the limit, however late they are according to their device's
    // clock.
    let events = try replica.recentEvents(
      limit: Journal.newsReach, bytes: Journal.newsBytes, after: marker.seen
    ) { log in
      marker.latest[log] > marker.seen[log]
    }
    let since = Timestamp(milliseconds: replica.now().milliseconds - Journal.newsAge)
    let new = events.filter { !marker.seen.isEmpty || $0.event.at > since }
    return try entries(of: new).filter { entry in
      entry.author != nil && entry.author != me.id && entry.action.isNews
    }
  }
}

extension LogEntry.Action {
  /// Whether the entry is worth reporting as news.
  fileprivate var isNews: Bool {
    switch self {
    case .joined, .addedDevice, .preparedGoal, .keptApart, .other: return false
    default: return true
    }
  }
}
