public import DuologMerge
import DuologSync

/// The active goals, week by week, with what was logged on each day. A past week shows the goals
/// that were active then.
///
/// A day without an entry is just that: a week never says that someone missed something.
public struct WeekView: Equatable, Sendable {
  /// What one person logged on a day.
  public struct Mark: Hashable, Sendable {
    /// The name.
    public let name: String
    /// Whether it is this device's owner.
    public let isMe: Bool
    /// The highest state that they logged: done before partly, and partly before rest.
    public let state: CheckInState
  }

  /// A day of a goal.
  public struct Cell: Hashable, Sendable {
    /// The day, in the calendar of the person who logged.
    public let day: Day
    /// What was logged, in the order in which the people came to the journal.
    public let marks: [Mark]
    /// Whether the goal was paused.
    public let isPaused: Bool
    /// Whether the goal was active.
    public let isInUse: Bool
  }

  /// A goal in a week.
  public struct Row: Hashable, Sendable {
    /// The goal.
    public let goal: Goal
    /// The name of the owner; `nil` for a goal of both.
    public let owner: String?
    /// How often it was done: by this device's owner if each person counts alone, by both
    /// otherwise.
    public let done: Int
    /// How often the week asks for it; `nil` if it does not, and for the partner's own goal.
    public let asked: Int?
    /// The outcome of the repairs that were noticed in the week, if the goal is about repairs and
    /// asks something of this device's owner.
    public let mended: RepairStatistics?
    /// The seven days.
    public let days: [Cell]
  }

  /// A week.
  public struct Week: Hashable, Sendable {
    /// Its days.
    public let period: Period
    /// Its name, for example `2026-W47`.
    public let label: String
    /// The goals that were active, in the order in which people see them.
    public let rows: [Row]
  }

  /// The owner's calendar day.
  public let day: Day
  /// The owner of this device.
  public let me: Person
  /// The other person.
  public let partner: Person?
  /// The weeks, the newest last.
  public let weeks: [Week]

  /// The most weeks in a view: twenty years.
  public static let limit = 1044
}

extension Journal {
  /// The days of the current week.
  public func thisWeek() throws -> Period {
    Week(containing: try today(), startingOn: try weekStart()).period
  }

  /// The last `count` weeks, including this one: at least one, and at most ``WeekView/limit``.
  ///
  /// - Complexity: O(k · (w + log n)) for k goals that were active in those w weeks, plus
  ///   everything that was logged in them.
  public func weekView(last count: Int = 1) throws -> WeekView {
    try reading { try readWeekView(min(max(1, count), WeekView.limit)) }
  }

  private func readWeekView(_ count: Int) throws -> WeekView {
    let (me, day, firstWeekday) = (try me(), try today(), try weekStart())
    let current = Week(containing: day, startingOn: firstWeekday)
    let first = Week(index: current.index - count + 1, startingOn: firstWeekday)
    let goals = try goalsInUse(since: first.period.first)
    var reader = try WeekReader(self, me: me)
    let weeks = try (0..<count).reversed().map { back in
      let week = Week(index: current.index - back, startingOn: firstWeekday)
      return WeekView.Week(
        period: week.period, label: week.label,
        rows: try goals.compactMap { try reader.row(of: $0, in: week.period) })
    }
    return WeekView(
      day: day, me: me, partner: try people().first { $0.id != me.id }, weeks: weeks)
  }
}

extension Journal {
  /// The active goals, and those that have ended on `day` or since, in the order in which they were
  /// made. Goals that ended long ago cost nothing.
  ///
  /// - Complexity: O(k log n) for k such goals, plus everything that was logged since.
  private func goalsInUse(since day: Day) throws -> [Goal] {
    let ended = try replica.heldVector().flatMap { try goalsEnded(since: day, by: $0.log) }
    return try goals(with: rowsNotEnded().map(\.id) + ended).filter { goal in
      try goal.status != .proposed && !(goal.status.isEnd && wasOnlyProposed(goal))
    }
  }

  /// Whether a goal that has ended was still waiting as a proposal when it ended.
  private func wasOnlyProposed(_ goal: Goal) throws -> Bool {
    let consent = try GoalReader(self).consent(of: goal.id)
    let concerned = goal.scope == .mine ? [goal.owner].compactMap(\.self) : try people().map(\.id)
    return consent.hasBegun(phase: 1) && !consent.missing(of: concerned).isEmpty
  }

  /// The goals that `log` has ended on `day` or since, according to its own clock.
  private func goalsEnded(since day: Day, by log: LogID) throws -> [EntityID] {
    // One day earlier is enough: no day begins more than 14 hours before it does in UTC.
    let start = Timestamp(milliseconds: Int64(day.number - 1) * 86_400_000)
    var ended: [EntityID] = []
    try replica.forEachRecentEvent(of: log, type: JournalSchema.TypeName.goal, since: start) {
      let status = $0.event.fields["status"]?.text.flatMap(Goal.Status.init)
      if status?.isEnd ?? false { ended.append($0.event.entity) }
    }
    return ended
  }
}

/// What the rows of all weeks need to know, looked up once.
private struct WeekReader {
  private let journal: Journal
  private let me: Person
  private let people: [Person]
  private let pauses: [Pause]
  private var terms: [EntityID: [GoalTerm]] = [:]
  private var ends: [EntityID: Day?] = [:]
  private var authors: Authors

  init(_ journal: Journal, me: Person) throws {
    self.journal = journal
    self.me = me
    people = try journal.people()
    pauses = try journal.pauses()
    authors = try Authors(journal)
  }

  /// A goal in a week; `nil` if it was not in use, or if nothing was logged and it ended in that
  /// week or had not begun.
  mutating func row(of goal: Goal, in week: Period) throws -> WeekView.Row? {
    guard let last = week.last else { return nil }
    let end = try end(of: goal)
    if let end, end < week.first { return nil }
    let logged = try journal.loggedDays(of: goal, days: week.first...last, authors: &authors).all
    let terms = try terms(of: goal)
    let term = terms.last { $0.holds.overlaps(week) }
    // A one-time goal that was done in an earlier week asks for nothing more.
    if logged.isEmpty, case .once? = terms.last?.cadence,
      let finished = try journal.item(of: goal).finishedOn, finished < week.first
    {
      return nil
    }
    let endsLater = end.map { $0 > last } ?? true
    guard term != nil && endsLater || !logged.isEmpty else { return nil }
    let isMine = goal.scope == .ours || goal.owner == me.id
    let breaks = Period.runs(of: pauses.filter { $0.covers(goal) }.compactMap(\.days))
    let begin = terms.first?.holds.first ?? week.first
    let days = (week.first...last).map { day in
      WeekView.Cell(
        day: day, marks: marks(logged.first { $0.day == day }, under: term),
        isPaused: breaks.contains { $0.contains(day) },
        isInUse: begin <= day && end.map { day <= $0 } ?? true)
    }
    var asked: Int?
    switch term?.cadence {
    case .weekly(let count)? where isMine: asked = count
    case .atMost(let count, .week)? where isMine: asked = count
    default: break
    }
    var mended: RepairStatistics?
    if isMine, case .within? = term?.cadence {
      mended = try journal.repairStatistics(of: goal, noticedIn: week)
    }
    let counting = term ?? terms.first
    let done = counting.map { term in
      let tally = Tally(of: logged, in: week, under: term)
      let person = isMine ? me.id : goal.owner ?? me.id
      return term.cadence.limit == nil
        ? term.done(in: tally, for: person) : term.used(in: tally, for: person).roundedUp
    }
    return WeekView.Row(
      goal: goal, owner: goal.scope == .mine ? authors.name(goal.owner) : nil, done: done ?? 0,
      asked: asked, mended: mended, days: days)
  }

  private mutating func end(of goal: Goal) throws -> Day? {
    if let known = ends[goal.id] { return known }
    let found = try journal.endDay(of: goal)
    ends[goal.id] = .some(found)
    return found
  }

  private mutating func terms(of goal: Goal) throws -> [GoalTerm] {
    if let known = terms[goal.id] { return known }
    let found = GoalTerm.succeeding(try journal.goalTerms(of: goal))
    terms[goal.id] = found
    return found
  }

  /// What each person logged on a day. Less than the target is in part.
  private func marks(_ logged: LoggedDay?, under term: GoalTerm?) -> [WeekView.Mark] {
    people.compactMap { person in
      logged?.people[person.id].map { day in
        WeekView.Mark(
          name: person.name, isMe: person.id == me.id, state: day.state(under: term))
      }
    }
  }
}
