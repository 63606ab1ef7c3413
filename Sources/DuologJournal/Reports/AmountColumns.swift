import DuologMerge

/// Adds up the amounts of a goal in weeks, months or years, whichever make a chart that can be read.
struct AmountColumns {
  let days: ClosedRange<Day>
  let weekStart: Weekday
  let me: EntityID
  /// The people whose amounts count.
  let shown: [EntityID]

  /// The amounts; `nil` if nobody logged one in these days.
  ///
  /// - Parameter saysTarget: whether what the goal asks for is for everyone who counts, so that a
  ///   column can be held against it.
  func report(
    of history: GoalHistory, _ goal: Goal, _ term: GoalTerm?, saysTarget: Bool
  ) -> AmountsReport? {
    let logged = history.days(days)
    let isJoint = term.map { $0.rule != .each } ?? false
    guard logged.contains(where: { day in sum(of: day, shown) != .zero }) else { return nil }
    var isRunning = false
    if case .once? = term?.cadence, term?.rule == .sum, term?.target != nil { isRunning = true }
    var total =
      isRunning
      ? history.days(.first...days.lowerBound.advanced(by: -1)).map { sum(of: $0, shown) }
        .reduce(.zero, +) : .zero
    let columns = periods.map { period in
      let part = logged.from(period.first, through: period.last ?? .last)
      let mine = part.map { sum(of: $0, isJoint ? shown : [me]) }.reduce(.zero, +)
      let partners =
        isJoint
        ? .zero : part.map { sum(of: $0, shown.filter { $0 != me }) }.reduce(.zero, +)
      total = total + mine
      return AmountsReport.Column(
        period: period, mine: isRunning ? total : mine, partners: partners,
        target: !saysTarget
          ? nil : isRunning ? term?.target : target(in: period, under: history.terms))
    }
    return AmountsReport(
      unit: goal.term?.unit, length: length, isRunningTotal: isRunning, isJoint: isJoint,
      columns: columns)
  }

  private func sum(of day: LoggedDay, _ people: [EntityID]) -> Amount {
    people.compactMap { day.people[$0]?.amount }.reduce(.zero, +)
  }

  /// A column for each week of up to a quarter, each month of up to three years, or each year.
  private var length: AmountsReport.Length {
    switch days.count {
    case ...100: .week
    case ...1150: .month
    default: .year
    }
  }

  private func whole(containing day: Day) -> Period {
    switch length {
    case .week: Week(containing: day, startingOn: weekStart).period
    case .month: .months(1, containing: day)
    case .year: .months(12, containing: day)
    }
  }

  /// The weeks, months or years, as far as they are of the report.
  private var periods: [Period] {
    var periods: [Period] = []
    var day = days.lowerBound
    while day <= days.upperBound {
      let last = min(whole(containing: day).last ?? .last, days.upperBound)
      periods.append(Period(from: day, through: last))
      guard last < .last else { break }
      day = last.advanced(by: 1)
    }
    return periods
  }

  /// What the goal asks for in a column: exactly, if it asks for that of each week, month or year;
  /// otherwise in proportion to the days. `nil` if it asks for no amount, or not all the time.
  private func target(in column: Period, under terms: [GoalTerm]) -> Amount? {
    let whole = whole(containing: column.first)
    let concerned = terms.filter { $0.holds.overlaps(column) }
    guard let term = concerned.last, let end = column.last else { return nil }
    if concerned.count == 1, let period = term.period(containing: end), period == whole {
      return term.amountAsked
    }
    var sum: Int64 = 0
    for term in concerned {
      guard let asked = term.amountAsked, let pace = term.cadence.frequency, pace.count > 0,
        term.cadence.limit == nil
      else { return nil }
      let first = max(column.first, term.holds.first)
      let last = min(end, term.holds.last ?? end)
      let perPeriod = asked.thousandths.multipliedReportingOverflow(
        by: Int64(first.distance(to: last) + 1))
      guard !perPeriod.overflow else { return nil }
      sum += perPeriod.partialValue / Int64(pace.days)
    }
    // In proportion, so no more exactly than to the unit if it is more than a few.
    return Amount(thousandths: sum >= 10_000 ? (sum + 500) / 1000 * 1000 : sum)
  }
}

extension GoalTerm {
  /// The amount that one period asks for or, for a limit, allows; `nil` if it is not about amounts.
  fileprivate var amountAsked: Amount? {
    if let limit = cadence.limit { return Amount(thousandths: Int64(limit) * 1000) }
    guard let target, target > .zero else { return nil }
    if rule == .sum { return target }
    let (product, overflow) = target.thousandths.multipliedReportingOverflow(
      by: Int64(cadence.occurrences))
    return overflow || product == 0 ? nil : Amount(thousandths: product)
  }
}
