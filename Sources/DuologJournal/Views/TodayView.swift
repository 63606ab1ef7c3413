public import DuologMerge
import DuologSync

/// One goal as the today view shows it.
public struct TodayItem: Hashable, Sendable {
  /// The goal.
  public let goal: Goal
  /// How often it asks for something.
  public let cadence: Cadence
  /// How it stands for this device's owner.
  public let standing: TodayStanding
  /// Who of the two has logged it today by their own calendar, in the order of the names.
  public let loggedTodayBy: [String]
}

/// What a person opens the journal for: what today asks, what the partner did, what is to be
/// settled.
public struct TodayView: Sendable {
  /// The owner's calendar day.
  public let day: Day
  /// The owner of this device.
  public let me: Person
  /// The other person.
  public let partner: Person?
  /// The goals in use, in the order in which they were made.
  public let items: [TodayItem]
  /// What the partner logged of late, the newest first.
  public let news: [LogEntry]
  /// How many things are to be settled.
  public let toSettle: Int
}

extension Journal {
  /// How much of the partner's news the today view shows.
  private static let newsLimit = 5
  /// For how long news is news, in milliseconds: two days, so that neither a night nor a distance
  /// of half a world hides any.
  private static let newsAge: Int64 = 2 * 86_400_000

  /// The today view of this device's owner.
  public func todayView() throws -> TodayView {
    let me = try me()
    let people = try people()
    let day = today()
    let weekStart = try weekStart()
    var authors = try Authors(self)
    let items = try goals().filter { $0.status == .active }.compactMap { goal in
      try item(
        goal, on: day, me: me, people: people.map(\.id), weekStart: weekStart, authors: &authors)
    }
    let partner = people.first { $0.id != me.id }
    let since = Timestamp(milliseconds: replica.now().milliseconds - Journal.newsAge)
    let news = try log(limit: 50).filter { entry in
      guard let author = entry.author, author != me.id, entry.at > since else { return false }
      return entry.action.isNews
    }
    return TodayView(
      day: day, me: me, partner: partner, items: items,
      news: Array(news.prefix(Journal.newsLimit)), toSettle: try settlements().count)
  }

  private func item(
    _ goal: Goal, on day: Day, me: Person, people: [EntityID], weekStart: Weekday,
    authors: inout Authors
  ) throws -> TodayItem? {
    guard let term = goal.term else { return nil }
    let owners = goal.scope == .mine ? [goal.owner ?? me.id] : people
    guard owners.contains(me.id) else { return nil }
    let cadence = Cadence(text: term.cadence, due: goal.due)
    let goalTerm = GoalTerm(
      cadence, rule: term.rule, counts: term.counts, target: term.target, people: owners,
      holds: Period(from: term.from, through: nil), weekStart: weekStart)
    let first = goalTerm.period(containing: day)?.first ?? day
    // A partner who is ahead has a day that is not yet ours.
    let checkIns = try checkIns(
      of: goal.id, days: min(first, day)...day.advanced(by: 1), authors: &authors)
    let standing = goalTerm.standing(
      on: day, for: me.id, checkins: checkIns.compactMap(\.fact))
    let today = checkIns.filter { $0.day == day && $0.state != .rest }
    return TodayItem(
      goal: goal, cadence: cadence, standing: standing,
      loggedTodayBy: Set(today.map { authors.name($0.author) }).sorted())
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
