import DuologMerge

extension GoalTerm {
  /// The terms of a goal, each valid until the day before the next one begins.
  ///
  /// Invariant: a term changes nothing before its first day. So a revision that begins today or
  /// later never affects a period that is over.
  ///
  /// - Parameter revisions: in the order in which they were written. If several begin on the same
  ///   day, the last one counts, as for any value that was written twice.
  /// - Complexity: O(n log n) for n revisions.
  public static func succeeding(_ revisions: [GoalTerm]) -> [GoalTerm] {
    var latest: [Day: GoalTerm] = [:]
    for revision in revisions { latest[revision.holds.first] = revision }
    let terms = latest.values.sorted { $0.holds.first < $1.holds.first }
    let ends = terms.dropFirst().map { $0.holds.first.advanced(by: -1) }
    let counted = countsFrom(terms.map { ($0.holds.first, $0.cadence) })
    return zip(zip(terms, ends + [nil]), counted).map { ending, first in
      var (term, end) = ending
      term.countsFrom = first
      term.holds = Period(
        from: term.holds.first, through: [term.holds.last, end].compactMap { $0 }.min())
      return term
    }
  }

  /// For each term of a goal, in order, the first day whose check-ins count under it: its first day,
  /// but any day for the first term, since people log what they did before they made a goal. A
  /// one-time goal that is revised counts what was done for it before, and one that moves with the
  /// last time goes on from there if it asks for the same number of days.
  static func countsFrom(_ terms: [(first: Day, cadence: Cadence)]) -> [Day] {
    var counted: [Day] = []
    for (index, (first, cadence)) in terms.enumerated() {
      guard index > 0 else {
        counted.append(.first)
        continue
      }
      counted.append(
        cadence.goesOn(after: terms[index - 1].cadence) ? counted[index - 1] : first)
    }
    return counted
  }
}

extension Cadence {
  /// Whether what was done under `earlier`, the cadence before a revision, counts for this one.
  fileprivate func goesOn(after earlier: Cadence) -> Bool {
    switch (self, earlier) {
    case (.once, .once): true
    case (.after(let days), .after(let earlier)): days == earlier
    default: false
    }
  }
}
