import DuologMerge

extension Journal {
  /// The history of a goal, which its figures follow from: of its owner, or of both.
  ///
  /// - Parameter last: the last day whose check-ins count; `nil` for no such day.
  /// - Complexity: O(n log n) for n check-ins of the goal.
  public func goalHistory(of goal: Goal, through last: Day? = nil) throws -> GoalHistory {
    try reading {
      var authors = try Authors(self)
      let checkIns = try checkIns(of: goal, days: .first...(last ?? .last), authors: &authors)
      return GoalHistory(
        terms: try goalTerms(of: goal), checkins: checkIns.compactMap(\.fact),
        pauses: try pauses().filter { $0.covers(goal) }.compactMap(\.days))
    }
  }

  /// What a goal asks for, revision by revision: of its owner, or of both.
  func goalTerms(of goal: Goal) throws -> [GoalTerm] {
    let people: [EntityID] =
      if goal.scope == .mine, let owner = goal.owner { [owner] } else {
        try self.people().map(\.id)
      }
    let weekStart = try weekStart()
    return try termsHolding(for: goal).map {
      GoalTerm($0, of: goal, people: people, weekStart: weekStart)
    }
  }
}
