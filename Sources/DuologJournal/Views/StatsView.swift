public import DuologMerge
import DuologSync

/// A goal's statistics, as this device's owner sees them.
///
/// For what the partner does alone, it shows what was done and never what was not. Nobody is
/// compared with anyone.
public struct StatsView: Equatable, Sendable {
  /// What one person has done alone.
  public struct Count: Hashable, Sendable {
    /// The name.
    public let name: String
    /// Whether it is this device's owner.
    public let isMe: Bool
    /// Days on which it was done, or times, depending on what the goal counts.
    public let done: Int
    /// How often that was in part, below the target.
    public let partly: Int
    /// The sum of the amounts.
    public let amount: Amount
  }

  /// A future period.
  public struct Coming: Hashable, Sendable {
    /// The days.
    public let period: Period
    /// How many occurrences it asks for.
    public let asked: Int
  }

  /// The goal and how it stands today.
  public let item: GoalItem
  /// The day for which the statistics are computed: today, or the day on which the goal was
  /// archived.
  public let day: Day
  /// The statistics: one's own if each person counts alone, otherwise those of both; `nil` for the
  /// partner's own goal.
  public let statistics: GoalStatistics?
  /// What each person has done, in the order in which they came to the journal, if each counts
  /// alone; empty if both count together.
  public let counts: [Count]
  /// The current period, as far as it concerns this device's owner.
  public let period: JudgedPeriod?
  /// The next period, likewise.
  public let next: Coming?
  /// The outcome of the repairs that the goal is about, if it is about repairs.
  public let repairs: RepairStatistics?
}

extension Journal {
  /// The statistics of `goal`.
  ///
  /// - Complexity: O(n log n) for n check-ins of the goal.
  public func statsView(of goal: Goal) throws -> StatsView {
    try reading { try readStatsView(of: goal) }
  }

  private func readStatsView(of goal: Goal) throws -> StatsView {
    let (me, today) = (try me(), try today())
    let end = try endDay(of: goal)
    let day = end.map { min($0, today) } ?? today
    let history = try goalHistory(of: goal, through: end)
    let isMine = goal.scope == .ours || goal.owner == me.id
    let countsAlone = (goal.term?.rule ?? .each) == .each
    let people = try people().filter { goal.scope == .ours || $0.id == goal.owner }
    let counts = people.map { person in
      let statistics = history.statistics(for: person.id, on: day)
      return StatsView.Count(
        name: person.name, isMe: person.id == me.id, done: statistics.done,
        partly: statistics.partly, amount: statistics.amount)
    }
    let isRunning = end == nil
    let current = history.periods(for: me.id, on: day).last { $0.period.contains(day) }
    return StatsView(
      item: try item(of: goal), day: day,
      statistics: isMine ? history.statistics(for: me.id, on: day) : nil,
      counts: countsAlone ? counts : [], period: isRunning ? current : nil,
      next: isRunning && isMine ? history.nextPeriod(after: day) : nil,
      repairs: isMine ? try repairStatistics(of: goal) : nil)
  }

  /// The day on which `goal` was archived, reached or let go of; `nil` for an active goal.
  ///
  /// The day is taken from the calendar of the person who did it: in the zone that they have set,
  /// or that of the last thing that they logged for the goal, or else in UTC. So both people see
  /// the same day. Their day start is ignored, because it would leave out what the other has logged
  /// since midnight.
  func endDay(of goal: Goal) throws -> Day? {
    let row = try replica.entity(goal.id, type: JournalSchema.TypeName.goal)
    guard goal.status.isEnd, let end = row?.fields["status"]?.survivors.first
    else { return nil }
    var authors = try Authors(self)
    let author = try authors.author(of: end.name.log, by: end.by)
    let person = try people().first { $0.id == author }
    let given = person?.zone.flatMap(Zone.init(recorded:))
    let zone = try given ?? lastZone(of: author, for: goal, &authors) ?? .utc
    return LocalTime(at: end.at, in: zone).day
  }

  /// The zone in which `author` last logged something for `goal`.
  private func lastZone(
    of author: EntityID?, for goal: Goal, _ authors: inout Authors
  ) throws -> Zone? {
    let logged = try checkIns(of: goal, days: .first ... .last, authors: &authors)
    let last = logged.last { $0.author == author && $0.zone != nil }
    return last?.zone.flatMap(Zone.init(recorded:))
  }
}

extension GoalHistory {
  /// The first period that begins after `day`; `nil` if there is none.
  func nextPeriod(after day: Day) -> StatsView.Coming? {
    let current = terms.last { $0.holds.contains(day) }
    if case .on? = current?.cadence { return nextPeriod(amongDaysAfter: day) }
    let start = current.map { $0.period(containing: day)?.last?.advanced(by: 1) }
    guard let start = start ?? terms.first?.holds.first, start > day,
      let term = terms.last(where: { $0.holds.contains(start) }),
      let period = term.period(containing: start)
    else { return nil }
    return StatsView.Coming(period: period, asked: term.cadence.occurrences)
  }

  /// The first period that begins in the week after `day`.
  private func nextPeriod(amongDaysAfter day: Day) -> StatsView.Coming? {
    for next in (1...7).map({ day.advanced(by: $0) }) {
      guard let term = terms.last(where: { $0.holds.contains(next) }),
        let period = term.period(containing: next), period.first > day
      else { continue }
      return StatsView.Coming(period: period, asked: term.cadence.occurrences)
    }
    return nil
  }
}
