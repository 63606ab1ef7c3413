import DuologMerge

extension Term {
  /// What a goal asks for over time: its terms in the order of their first days, each valid until
  /// the next one begins.
  ///
  /// Invariant: a pure function of the *set* of terms. The term for a day is a multi-value register
  /// that every term from that day or before has written. A term gives way to one that has seen it,
  /// whatever clocks say. Among several that no other term has seen, the one with the greatest
  /// clock, device and sequence number is chosen, as for any conflict.
  ///
  /// A term that asks for the same as the one before it continues with that one.
  ///
  /// - Parameters:
  ///   - terms: all terms that were written, in any order.
  ///   - hasSeen: whether the author of the second had seen the first.
  /// - Complexity: O(k · (log k + d)) for k terms of d devices.
  static func holding(
    _ terms: [Term], ifSeen hasSeen: (Term, Term) throws -> Bool
  ) rethrows -> [Term] {
    guard terms.count > 1 else { return terms }
    var held: [Term] = []
    var survivors: [Term] = []
    for (day, begun) in Dictionary(grouping: terms, by: \.from).sorted(by: { $0.key < $1.key }) {
      for term in begun {
        if try survivors.contains(where: { try hasSeen(term, $0) }) { continue }
        try survivors.removeAll { try hasSeen($0, term) }
        survivors.append(term)
      }
      guard var shown = survivors.max(by: Term.isShownAfter),
        !(held.last?.asksTheSame(as: shown) ?? false)
      else { continue }
      shown.from = day
      held.append(shown)
    }
    return held
  }

  /// The terms over time, adjusted so that none begins before `first`.
  static func beginning(_ first: Day?, _ held: [Term]) -> [Term] {
    guard let first else { return held }
    let running = held.last { $0.from <= first }.map { term in
      var term = term
      term.from = first
      return term
    }
    return [running].compactMap { $0 } + held.filter { $0.from > first }
  }

  /// For each term over time, the first day whose check-ins count under it; see
  /// ``GoalTerm/countsFrom(_:)``.
  static func countsFrom(_ held: [Term]) -> [Day] {
    GoalTerm.countsFrom(held.map { ($0.from, Cadence(text: $0.cadence)) })
  }

  /// Whether `right` is shown rather than `left`, if neither has seen the other.
  static func isShownAfter(_ left: Term, _ right: Term) -> Bool {
    (left.at, left.origin) < (right.at, right.origin)
  }

  /// Whether it asks for the same as `other`, ignoring the first days.
  func asksTheSame(as other: Term) -> Bool {
    (cadence, target, unit) == (other.cadence, other.target, other.unit)
      && (rule, counts) == (other.rule, other.counts)
  }

  /// Whether it asks for more than `other`: for a greater amount, or more often.
  func asksMore(than other: Term) -> Bool {
    if let target, unit == other.unit, target > other.target ?? .zero { return true }
    guard let new = Cadence(text: cadence).frequency,
      let old = Cadence(text: other.cadence).frequency
    else { return false }
    return new.count * old.days > old.count * new.days
  }
}

extension GoalTerm {
  /// What `term` asks of `people`, from its first day on.
  init(_ term: Term, of goal: Goal, people: [EntityID], weekStart: Weekday) {
    self.init(
      Cadence(text: term.cadence, due: goal.due), rule: term.rule, counts: term.counts,
      target: term.target, people: people, holds: Period(from: term.from, through: nil),
      weekStart: weekStart)
  }
}
