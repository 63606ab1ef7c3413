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
  /// How many entries are searched for news.
  private static let newsReach = 50
  /// For how long news is news, in milliseconds: two days, so that neither a night nor a distance
  /// of half a world hides any.
  private static let newsAge: Int64 = 2 * 86_400_000

  /// The today view of this device's owner.
  public func todayView() throws -> TodayView {
    try replica.reading { try readTodayView() }
  }

  private func readTodayView() throws -> TodayView {
    let me = try me()
    let partner = try people().first { $0.id != me.id }
    let since = Timestamp(milliseconds: replica.now().milliseconds - Journal.newsAge)
    let news = try log(limit: Journal.newsReach).filter { entry in
      guard let author = entry.author, author != me.id, entry.at > since else { return false }
      return entry.action.isNews
    }
    return TodayView(
      day: today(), me: me, partner: partner,
      items: try goalItems { $0.status == .active }.filter(\.isMine),
      news: Array(news.prefix(Journal.newsLimit)), toSettle: try settlements().count)
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
