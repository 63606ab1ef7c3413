import DuologMerge

extension GoalTerm {
  /// What `term` asks of `people`, from the day on which it begins.
  init(_ term: Term, of goal: Goal, people: [EntityID], weekStart: Weekday) {
    self.init(
      Cadence(text: term.cadence, due: goal.due), rule: term.rule, counts: term.counts,
      target: term.target, people: people, holds: Period(from: term.from, through: nil),
      weekStart: weekStart)
  }
}
