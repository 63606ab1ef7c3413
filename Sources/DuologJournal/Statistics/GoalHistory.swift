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
  /// - Parameters:
  ///   - terms: in the order in which they were written.
  ///   - checkIns: in any order.
  ///   - pauses: the breaks, in any order, which may overlap.
  /// - Complexity: O(n log n) for n check-ins.
  public init(
    terms: [GoalTerm], checkIns: some Sequence<CheckInFact>, pauses: [Period] = []
  ) {
    self.init(terms: terms, days: LoggedDays(checkIns), pauses: pauses)
  }

  init(terms: [GoalTerm], days: LoggedDays, pauses: [Period]) {
    self.init(terms: terms, days: days.all, pauses: pauses)
  }

  /// - Parameter days: in order.
  init(terms: [GoalTerm], days: [LoggedDay], pauses: [Period]) {
    self.terms = GoalTerm.succeeding(terms)
    self.pauses = Period.runs(of: pauses)
    self.days = days
  }

  /// The periods from the first one through the one that contains `today`, as they stand for
  /// `person` on that day.
  ///
  /// A check-in counts under the term that is valid on its day. If something was done before the
  /// goal was made, the first term counts from the first day of that. Cadences that ask for nothing
  /// have no periods.
  ///
  /// - Complexity: O(p · log n + n log n) for p periods and n check-ins and pauses.
  public func periods(for person: EntityID, on today: Day) -> [JudgedPeriod] {
    terms.indices.flatMap { index -> [JudgedPeriod] in
      guard terms[index].holds.first <= today, terms[index].people.contains(person) else {
        return []
      }
      let term = begun(index, for: person)
      let counted = days(counted(index))
      let first = firstDay(of: term, on: today)
      let past = Period(from: first, through: today)
      switch term.cadence {
      case .rolling(_, let length):
        let runs = RollingRuns(of: length, among: counted, under: term, for: person, pauses: pauses)
        return term.periods(in: past).map {
          term.judged($0.first, by: runs, on: today, for: person)
        }
      case .after(let length):
        let before = days[...].from(term.countsFrom, through: first.advanced(by: -1))
        return MovingWindows(
          of: length, from: first, after: before.last { term.isDone($0, for: person) }?.day,
          among: counted, under: term, for: person, pauses: pauses,
          on: min(today, term.holds.last ?? today)
        ).windows.map { term.judged($0, on: today, for: person) }
      default:
        return term.periods(in: past).map { period in
          let days = term.counted(for: period)
          let tally = Tally(
            of: counted.from(days.first, through: days.last ?? .last), in: days, under: term)
          return term.judged(
            period, by: tally, on: today, for: person, pauses: pauses(touching: period))
        }
      }
    }
  }

  /// The term at `index`; for `person`, the first one begins with the first day on which the goal
  /// was done, if that is before the day on which it was made.
  func begun(_ index: Int, for person: EntityID) -> GoalTerm {
    index == 0 ? terms[index].begun(with: days[...], for: person) : terms[index]
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
    let term = terms[index]
    return min(term.countsFrom, term.holds.first)...(term.holds.last ?? .last)
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
