import DuologMerge

/// All that the figures of a goal follow from: its terms, its check-ins and its pauses.
///
/// Every figure is a pure function of these *sets*, on numbers of days: in whatever order they have
/// come, and wherever they are looked at, two devices with the same entries say the same.
///
///     let history = GoalHistory(terms: terms, checkins: facts, pauses: [holiday])
///     history.figures(for: ana, on: today).streak.current
public struct GoalHistory: Sendable {
  /// The terms, each holding until the next begins.
  public let terms: [GoalTerm]
  /// The breaks that were taken from the goal.
  public let pauses: [Period]
  /// In the order of their days.
  private let checkins: [CheckinFact]

  /// The history of a goal.
  ///
  /// - Parameter terms: in the order in which they were written; see ``GoalTerm/succeeding(_:)``.
  /// - Complexity: O(n log n) for n check-ins.
  public init(
    terms: [GoalTerm], checkins: some Sequence<CheckinFact>, pauses: [Period] = []
  ) {
    self.terms = GoalTerm.succeeding(terms)
    self.pauses = pauses
    self.checkins = checkins.sorted { $0.day < $1.day }
  }

  /// The periods from the first on until the one that `today` lies in, as they stand for `person`
  /// on that day.
  ///
  /// A check-in counts under the term that holds on its day; one from before the goal was made, if
  /// it lies in the goal's first period, counts under the first term. Cadences that ask for nothing
  /// have no periods.
  ///
  /// - Complexity: O(p · (log n + q) + n log n) for p periods, n check-ins and q pauses.
  public func periods(for person: EntityID, on today: Day) -> [JudgedPeriod] {
    terms.enumerated().flatMap { index, term -> [JudgedPeriod] in
      guard term.holds.first <= today, term.people.contains(person) else { return [] }
      let days = daysCounted(index)
      let past = Period(from: term.holds.first, through: today)
      return term.periods(in: past).map { period in
        let tally = tally(of: period, in: days, under: term, for: person)
        return term.judged(period, by: tally, on: today, for: person, pauses: pauses)
      }
    }
  }

  /// What counts for `period`: what was logged in it, or in the best run of days that it is part
  /// of.
  private func tally(
    of period: Period, in days: ClosedRange<Day>, under term: GoalTerm, for person: EntityID
  ) -> Tally {
    term.bestWindow(around: period, for: person) { window in
      Tally(of: self.checkins(of: window, in: days), in: window, under: term)
    }.tally
  }

  /// The days whose check-ins count under the term at `index`.
  func daysCounted(_ index: Int) -> ClosedRange<Day> {
    let holds = terms[index].holds
    return (index == 0 ? .first : holds.first)...(holds.last ?? .last)
  }

  /// The check-ins of the days that `period` and `days` share.
  private func checkins(of period: Period, in days: ClosedRange<Day>) -> ArraySlice<CheckinFact> {
    checkins(
      from: max(period.first, days.lowerBound),
      through: min(period.last ?? .last, days.upperBound))
  }

  /// The check-ins of the days from `first` to `last`, in the order of their days.
  ///
  /// - Complexity: O(log n) for n check-ins.
  func checkins(from first: Day, through last: Day) -> ArraySlice<CheckinFact> {
    let start = index { $0.day >= first }
    let end = index { $0.day > last }
    return checkins[start..<max(start, end)]
  }

  /// The index of the first check-in for which `isBeyond` holds, as it does for all after it.
  private func index(where isBeyond: (CheckinFact) -> Bool) -> Int {
    var (low, high) = (0, checkins.count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(checkins[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
