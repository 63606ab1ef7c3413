public import DuologMerge
import DuologSync

/// What a person opens the journal for: what today asks, what the partner did, what is to be
/// settled.
public struct TodayView: Sendable {
  /// The owner's calendar day.
  public let day: Day
  /// The owner of this device.
  public let me: Person
  /// The other person.
  public let partner: Person?
  /// The goals in use that ask something of the owner, in the order in which they were made.
  public let items: [GoalItem]
  /// What the partner logged of late, the newest first.
  public let news: [LogEntry]
  /// How many things are to be settled.
  public let toSettle: Int
}

extension Journal {
  /// How much of the partner's news the today view shows.
  private static let newsLimit = 5
  /// How many of the partner's last events are searched for news: first a few, then more.
  private static let newsReach = [10, 100]
  /// For how long news is news, in milliseconds: two days, so that neither a night nor a distance
  /// of half a world hides any.
  private static let newsAge: Int64 = 2 * 86_400_000

  /// The today view of this device's owner.
  public func todayView() throws -> TodayView {
    try replica.reading { try readTodayView() }
  }

  private func readTodayView() throws -> TodayView {
    let me = try me()
    return TodayView(
      day: today(), me: me, partner: try people().first { $0.id != me.id },
      items: try items(of: goalsInUse()).filter(\.isMine), news: try news(for: me),
      toSettle: try settlementCount())
  }

  /// What others logged of late, the newest first.
  private func news(for me: Person) throws -> [LogEntry] {
    var authors = try Authors(self)
    let since = Timestamp(milliseconds: replica.now().milliseconds - Journal.newsAge)
    var news: [LogEntry] = []
    for reach in Journal.newsReach where news.count < Journal.newsLimit {
      let events = try replica.recentEvents(limit: reach) { log in
        try authors.author(of: log, by: nil) != me.id
      }
      news = try entries(of: events.filter { $0.event.at > since }).filter { entry in
        entry.author != nil && entry.author != me.id && entry.action.isNews
      }
    }
    return Array(news.prefix(Journal.newsLimit))
  }
}

extension LogEntry.Action {
  /// Whether the partner would tell it.
  fileprivate var isNews: Bool {
    switch self {
    case .joined, .addedDevice, .other: return false
    default: return true
    }
  }
}
