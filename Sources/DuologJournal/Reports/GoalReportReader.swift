import DuologMerge
import DuologSync

/// Reads the goals of a report, one by one.
struct GoalReportReader {
  /// A goal, and what a report of all goals needs to know about it.
  struct Reading {
    let report: GoalReport
    /// The days of the report on which somebody logged it.
    let loggedDays: Int
    /// Whether it is a limit, whose entries say what happened and not what was done.
    let isLimit: Bool
  }

  private let journal: Journal
  private let days: ClosedRange<Day>
  private let me: Person
  private let people: [Person]
  private let pauses: [Pause]
  private let weekStart: Weekday
  private let names: Authors

  init(_ journal: Journal, on days: ClosedRange<Day>) throws {
    self.journal = journal
    self.days = days
    me = try journal.me()
    people = try journal.people()
    pauses = try journal.pauses()
    weekStart = try journal.weekStart()
    names = try Authors(journal)
  }

  /// The goal; `nil` if it was not in use and nobody logged it in these days.
  ///
  /// - Complexity: O(n log n) for n check-ins of the goal.
  func reading(of goal: Goal) throws -> Reading? {
    let end = try journal.endDay(of: goal)
    let last = min(days.upperBound, end ?? days.upperBound)
    let history = try journal.goalHistory(of: goal, through: last)
    let logged = history.days(days)
    let inUse = inUse(history.terms, until: end)
    guard inUse != nil || !logged.isEmpty, goal.status != .proposed || !logged.isEmpty,
      !goal.isPlan || !logged.isEmpty
    else { return nil }
    let term = history.terms.last { $0.holds.first <= last } ?? history.terms.first
    let isMine = goal.scope == .ours || goal.owner == me.id
    let isLimit = history.terms.contains { term in
      term.cadence.limit != nil && term.holds.overlaps(Period(from: days.lowerBound, through: last))
    }
    let countsAlone = (term?.rule ?? .each) == .each
    let concerned = people.filter { goal.scope == .ours || $0.id == goal.owner }
    let shown = isLimit && countsAlone ? concerned.filter { $0.id == me.id } : concerned
    let marks = marks(logged, of: shown, under: history.terms, asOne: isLimit && !countsAlone)
    let columns = AmountColumns(days: days, weekStart: weekStart, me: me.id, shown: shown.map(\.id))
    let isOwn = isMine && (goal.scope == .mine || !countsAlone)
    let report = GoalReport(
      goal: goal, cadence: term?.cadence ?? .unknown(""),
      owner: goal.scope == .mine ? names.name(goal.owner) : nil, isMine: isMine, inUse: inUse,
      pauses: history.pauses(touching: Period(from: days.lowerBound, through: days.upperBound)),
      marks: marks, bothDays: isLimit ? 0 : marks.count { $0.doers == .both },
      counts: countsAlone ? shown.map { count(of: $0, in: history) } : [],
      joint: countsAlone ? nil : count(of: me, in: history),
      statistics: isMine && !logged.isEmpty ? history.statistics(for: me.id, on: last) : nil,
      rhythm: isMine ? rhythm(of: history, through: last) : [],
      amounts: columns.report(of: history, goal, term, saysTarget: isOwn),
      repairs: isMine
        ? try journal.repairStatistics(
          of: goal, noticedIn: Period(from: days.lowerBound, through: days.upperBound)) : nil)
    return Reading(report: report, loggedDays: marks.count, isLimit: isLimit)
  }

  /// The days among those of the report on which a goal that ended on `end` was in use.
  private func inUse(_ terms: [GoalTerm], until end: Day?) -> ClosedRange<Day>? {
    guard let first = terms.first?.holds.first else { return nil }
    let (begin, last) = (
      max(first, days.lowerBound), min(end ?? days.upperBound, days.upperBound)
    )
    return begin <= last ? begin...last : nil
  }

  /// Who logged something, day by day.
  ///
  /// - Parameter isOne: whether it does not matter who.
  private func marks(
    _ logged: ArraySlice<LoggedDay>, of shown: [Person], under terms: [GoalTerm],
    asOne isOne: Bool
  ) -> [DayMarkReport] {
    logged.compactMap { day in
      let term = terms.last { $0.holds.contains(day.day) } ?? terms.first
      let marks = shown.compactMap { person in
        day.people[person.id].map {
          WeekView.Mark(
            name: person.name, isMe: person.id == me.id, state: $0.state(under: term))
        }
      }
      guard let doers = DayDoers(marks) else { return nil }
      return DayMarkReport(day: day.day, doers: isOne && doers != .rest ? .both : doers)
    }
  }

  private func count(of person: Person, in history: GoalHistory) -> StatsView.Count {
    let counted = history.counted(for: person.id, on: days)
    return StatsView.Count(
      name: person.name, isMe: person.id == me.id, done: counted.done, partly: counted.partly,
      amount: counted.amount)
  }

  /// The rhythm at the end of each week or, over more than a year and a half, of each month.
  private func rhythm(of history: GoalHistory, through last: Day) -> [GoalReport.RhythmPoint] {
    let isLong = days.count > 550
    var points: [GoalReport.RhythmPoint] = []
    history.forEachRhythm(for: me.id, through: last) { day, value in
      guard days.contains(day) else { return }
      let next = day.advanced(by: 1)
      let ends = isLong ? next.dayOfMonth == 1 : next.weekday == weekStart
      if ends || day == last { points.append(GoalReport.RhythmPoint(day: day, value: value)) }
    }
    return points
  }
}
