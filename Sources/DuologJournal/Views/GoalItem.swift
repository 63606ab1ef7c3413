public import DuologMerge
import DuologSync

/// A goal and how it stands today.
public struct GoalItem: Hashable, Sendable {
  /// The goal.
  public let goal: Goal
  /// How often it asks for something.
  public let cadence: Cadence
  /// The name of the owner; `nil` for a goal of both.
  public let owner: String?
  /// Whether it asks something of this device's owner.
  public let isMine: Bool
  /// The names of the people whose yes it is waiting for; see ``Goal/missing``.
  public let missing: [String]
  /// Who of them has said no for now, and what they said about it.
  public let declined: [DeclineItem]
  /// Whether it is waiting for the yes of this device's owner, who has not declined it either.
  public let awaitsMe: Bool
  /// How it stands: for this device's owner, or for the owner of the goal if that is somebody else.
  public let progress: GoalProgress
  /// The day on which a one-time goal was done, for the person or the people that ``progress`` is
  /// about; `nil` for one that is still open, and for every other goal.
  public let finishedOn: Day?
  /// The day that ``progress`` is about: today in this device's calendar.
  public let day: Day
  /// Who has logged it today in their own calendar, in the order of the names.
  public let loggedTodayBy: [String]
}

extension Journal {
  /// All goals and how they stand today, in the order in which people see them.
  public func goalItems() throws -> [GoalItem] {
    try reading { try items(of: goals()) }
  }

  /// How `goals` stand today.
  func items(of goals: [Goal]) throws -> [GoalItem] {
    var view = try GoalItemView(self)
    return try goals.map { try view.item(of: $0) }
  }

  /// How `goal` stands today.
  public func item(of goal: Goal) throws -> GoalItem {
    try reading {
      var view = try GoalItemView(self)
      return try view.item(of: goal)
    }
  }
}

/// What the items of all goals need to know, looked up once.
private struct GoalItemView {
  private let journal: Journal
  private let me: Person
  private let people: [EntityID]
  private let weekStart: Weekday
  private let day: Day
  private let pauses: [Pause]
  private var authors: Authors

  init(_ journal: Journal) throws {
    self.journal = journal
    me = try journal.me()
    people = try journal.people().map(\.id)
    weekStart = try journal.weekStart()
    day = try journal.today()
    pauses = try journal.pauses()
    authors = try Authors(journal)
  }

  mutating func item(of goal: Goal) throws -> GoalItem {
    let owner = goal.scope == .mine ? goal.owner ?? me.id : nil
    let counting = owner.map { [$0] } ?? people
    let (person, pauses) = (owner ?? me.id, pauses.filter { $0.covers(goal) }.compactMap(\.days))
    let term = term(of: goal, for: counting)
    // A partner whose clock is ahead may be a day ahead of us.
    let tomorrow = day.advanced(by: 1)
    var first = min(day, term.firstDay(thatMattersOn: day, for: person, pauses: pauses))
    var (logged, doers) = try read(goal, first...tomorrow)
    while true {
      let earlier = term.firstDay(
        thatMattersOn: day, for: person, since: first, logged, pauses: pauses)
      guard earlier < first else { break }
      first = earlier
      (logged, doers) = try read(goal, first...tomorrow)
    }
    let progress = term.progress(on: day, for: person, logged[...], pauses: pauses)
    var finishedOn: Day?
    if case .once = term.cadence, progress.left == 0 {
      let doers = term.rule == .each ? [owner ?? me.id] : counting
      finishedOn =
        logged.last { logged in
          doers.contains { logged.people[$0].map { $0.state != .rest } ?? false }
        }?.day
    }
    return GoalItem(
      goal: goal, cadence: term.cadence, owner: owner.map { authors.name($0) },
      isMine: counting.contains(me.id), missing: goal.missing.map { authors.name($0) },
      declined: goal.declines.map { DeclineItem($0, me: me.id, authors) },
      awaitsMe: goal.missing.contains(me.id) && !goal.declines.contains { $0.person == me.id },
      progress: progress, finishedOn: finishedOn, day: day,
      loggedTodayBy: Set(doers.map { authors.name($0) }).sorted())
  }

  private func term(of goal: Goal, for people: [EntityID]) -> GoalTerm {
    guard let term = goal.term else {
      return GoalTerm(.unknown(""), people: people, holds: Period(from: day, through: nil))
    }
    var goalTerm = GoalTerm(term, of: goal, people: people, weekStart: weekStart)
    goalTerm.countsFrom = goal.countsFrom
    return goalTerm
  }

  /// What was logged on `days`, and who logged it today.
  private mutating func read(
    _ goal: Goal, _ days: ClosedRange<Day>
  ) throws -> (logged: [LoggedDay], doers: [EntityID?]) {
    var (logged, doers) = (LoggedDays(), [EntityID?]())
    try journal.forEachCheckIn(
      of: goal, days: days, authors: &authors
    ) { [day] author, loggedDay, state, amount in
      if loggedDay == day, state != .rest, !doers.contains(author) { doers.append(author) }
      if let author { logged.add(author, loggedDay, state, amount) }
    }
    return (logged.all, doers)
  }
}
