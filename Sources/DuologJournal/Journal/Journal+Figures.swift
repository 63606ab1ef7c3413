import DuologMerge

extension Journal {
  /// The history of a goal, which its figures follow from: of its owner, or of both.
  ///
  /// - Complexity: O(n log n) for n check-ins of the goal.
  public func goalHistory(of goal: Goal) throws -> GoalHistory {
    try replica.reading {
      let people: [EntityID] =
        if goal.scope == .mine, let owner = goal.owner { [owner] } else {
          try self.people().map(\.id)
        }
      let weekStart = try weekStart()
      return GoalHistory(
        terms: try terms(of: goal.id).map {
          GoalTerm($0, of: goal, people: people, weekStart: weekStart)
        },
        checkins: try checkIns(of: goal.id, days: .first ... .last).compactMap(\.fact),
        pauses: try pauses().filter { $0.covers(goal) }.compactMap(\.days))
    }
  }
}
