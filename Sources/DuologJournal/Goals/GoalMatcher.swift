/// Finds goals by what people call them: see ``Journal/goal(matching:)``.
struct GoalMatcher {
  /// What a text means.
  enum Match {
    case none
    case one(Goal)
    case several([Goal])
  }

  private let goals: [(goal: Goal, names: TitleNames)]

  /// A matcher for `goals`. One is enough for any number of texts.
  init(_ goals: [Goal]) {
    self.goals = goals.map {
      ($0, TitleNames(titles: $0.titles, identifiers: $0.identifiers))
    }
  }

  /// The goals that `text` means: those that match in the most certain way, and of these the active
  /// ones, if there are any.
  ///
  /// - Complexity: O(n) for n goals.
  func match(_ text: String) -> Match {
    let wanted = text.trimmed.lowercased()
    guard !wanted.isEmpty else { return .none }
    for way in TitleMatch.allCases {
      let found = goals.filter { way.matches(wanted, $0.names) }.map(\.goal)
      let active = found.filter { $0.status == .active }
      let candidates = active.isEmpty ? found : active
      if candidates.count == 1 { return .one(candidates[0]) }
      if candidates.count > 1 { return .several(candidates) }
    }
    return .none
  }
}
