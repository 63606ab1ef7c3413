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
    return zip(terms, ends + [nil]).map { term, end in
      var term = term
      term.holds = Period(
        from: term.holds.first, through: [term.holds.last, end].compactMap { $0 }.min())
      return term
    }
  }
}
