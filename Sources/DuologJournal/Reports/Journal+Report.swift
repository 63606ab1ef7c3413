import DuologMerge
import DuologSync

extension Journal {
  /// What the two did in these days, to look at together: in the last twelve months, unless
  /// `selection` says otherwise, and not before the first entry.
  ///
  /// - Complexity: O(n log n) for n entries.
  public func reportView(of selection: ReportSelection = ReportSelection()) throws -> ReportView {
    try reading {
      let days = try reportDays(selection) { last in
        // With the month of the last day, twelve.
        let month = Month(containing: last)
        return Day(year: month.year - 1, month: month.month, day: 1)
          .map { Period.months(1, containing: $0).last?.advanced(by: 1) ?? $0 } ?? .first
      }
      return try ReportReader(self, selection, days).view()
    }
  }

  /// The days of a report, which begins no earlier than the journal.
  func reportDays(
    _ selection: ReportSelection, standard: (Day) -> Day
  ) throws -> ClosedRange<Day> {
    let (today, tomorrow) = (try today(), try today().advanced(by: 1))
    let isAhead = try selection.through == nil && hasEntries(on: tomorrow)
    let days = selection.days(until: isAhead ? tomorrow : today, standard: standard)
    guard selection.from == nil || selection.from == .first, let first = try firstDay() else {
      return days
    }
    return min(max(days.lowerBound, first), days.upperBound)...days.upperBound
  }

  /// Whether somebody logged something for `day`.
  private func hasEntries(on day: Day) throws -> Bool {
    for type in [Mood.type, Appreciation.type, Answer.type, JointAnswer.type, Review.type]
    where try !replica.rows(of: type.rawValue, where: "day", in: day...day).isEmpty {
      return true
    }
    var isFound = false
    for goal in try goalsInUse().flatMap(\.identifiers) where !isFound {
      try replica.forEachRecord(
        of: JournalSchema.TypeName.checkIn, parent: goal, days: day...day, reading: [], atMost: 1
      ) { _ in isFound = true }
    }
    return isFound
  }

  /// The first day on which anybody logged a goal, said how they were or said thank you, or on which
  /// a goal asked for something.
  private func firstDay() throws -> Day? {
    var first: [Day] = []
    for goal in try goals().flatMap(\.identifiers) {
      first += try [replica.firstDay(of: JournalSchema.TypeName.checkIn, parent: goal)]
        .compactMap(\.self)
    }
    first += try replica.rows(of: JournalSchema.TypeName.term).compactMap { $0["from"]?.day }
    for type in [Mood.type, Appreciation.type, Review.type] {
      try replica.forEachRow(of: type.rawValue) { row in
        if let day = row["day"]?.day { first.append(day) }
      }
    }
    return first.min()
  }
}
