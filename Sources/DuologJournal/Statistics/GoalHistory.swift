import DuologMerge

/// Everything that a goal's statistics are computed from: its terms, its check-ins and its pauses.
///
/// All statistics are pure functions of these *sets*, based on day numbers. So two devices with the
/// same entries show the same, regardless of where they are and of the order in which entries
/// arrived.
///
///     let history = GoalHistory(terms: terms, checkIns: facts, pauses: [holiday])
///     history.statistics(for: ana, on: today).streak.current
public struct GoalHistory: Sendable {
  /// The terms, each valid until the next begins.
  public let terms: [GoalTerm]
  /// The breaks from the goal; those that follow each other without a gap are one.
  public let pauses: [Period]
  /// In order.
  private let days: [LoggedDay]

  /// How many days statistics look back: a hundred years, which limits the cost of a made-up day in
  /// the distant past.
  private static let reach = 36_525

  /// The history of a goal.
  ///
  /// - Parameter terms: in the order in which they were written; see ``GoalTerm/succeeding(_:)``.
  /// - Complexity: O(n log n) for n check-ins.
  public init(
    terms: [GoalTerm], checkIns: some Sequence<CheckInFact>, pauses: [Period] = []
  ) {
    self.init(terms: terms, days: LoggedDays(checkIns), pauses: pauses)
  }

  init(terms: [GoalTerm], days: LoggedDays, pauses: [Period]) {
    self.terms = GoalTerm.succeeding(terms)
    self.pauses = Period.runs(of: pauses)
    self.days = days.all
  }

  /// The periods from the first one through the one that contains `today`, as they stand for
  /// `person` on that day.
  ///
  /// A check-in counts under the term that is valid on its day. A check-in from before the goal was
  /// made counts under the first term if the goal's first period contains its day. Cadences that
  /// ask for nothing have no periods.
  ///
  /// - Complexity: O(p · log n + n log n) for p periods and n check-ins and pauses.
  public func periods(for person: EntityID, on today: Day) -> [JudgedPeriod] {
    terms.enumerated().flatMap { index, term -> [JudgedPeriod] in
      guard term.holds.first <= today, term.people.contains(person) else { return [] }
      let counted = days(counted(index))
      let past = Period(from: firstDay(of: term, on: today), through: today)
      let tally = tallies(under: term, for: person, among: counted)
      return term.periods(in: past).map { period in
        term.judged(
          period, by: tally(period), on: today, for: person, pauses: pauses(touching: period))
      }
    }
  }

  /// What counts for a period: what was logged in it, or in the best run of days that contains it.
  private func tallies(
    under term: GoalTerm, for person: EntityID, among days: ArraySlice<LoggedDay>
  ) -> (Period) -> Tally {
    if case .rolling(_, let length) = term.cadence {
      let runs = RollingRuns(of: length, among: days, under: term, for: person)
      return { runs.best(around: $0.first).tally }
    }
    return { Tally(of: days.from($0.first, through: $0.last ?? .last), in: $0, under: term) }
  }

  /// The first day of `term` that statistics look at.
  func firstDay(of term: GoalTerm, on today: Day) -> Day {
    max(term.holds.first, today.advanced(by: -GoalHistory.reach))
  }

  /// The breaks that share a day with `period`.
  func pauses(touching period: Period) -> [Period] {
    let first = pauses.firstIndex(beyond: { !$0.isOver(on: period.first) })
    return Array(pauses[first...].prefix { !period.isOver(on: $0.first) })
  }

  /// The days whose check-ins count under the term at `index`.
  func counted(_ index: Int) -> ClosedRange<Day> {
    let holds = terms[index].holds
    return (index == 0 ? .first : holds.first)...(holds.last ?? .last)
  }

  /// What was logged on `days`, in order.
  ///
  /// - Complexity: O(log n) for n days.
  func days(_ days: ClosedRange<Day>) -> ArraySlice<LoggedDay> {
    self.days[...].from(days.lowerBound, through: days.upperBound)
  }
}

extension ArraySlice<LoggedDay> {
  /// The days from `first` to `last`, given days in order.
  ///
  /// - Complexity: O(log n) for n days.
  func from(_ first: Day, through last: Day) -> ArraySlice<LoggedDay> {
    let start = firstIndex(beyond: { $0.day >= first })
    return self[start..<Swift.max(start, firstIndex(beyond: { $0.day > last }))]
  }
}
