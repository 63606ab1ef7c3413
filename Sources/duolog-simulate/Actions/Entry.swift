import DuologJournal

extension Action {
  /// What a person does in the journal's own terms, on one of a few goals.
  enum Entry: Hashable, Codable, Sendable {
    case addGoal(title: Int, isWeekly: Bool)
    case rename(goal: Int, title: Int)
    case revise(goal: Int, times: Int)
    case checkIn(goal: Int, daysAgo: Int, CheckinState)
    case setStatus(goal: Int, Goal.Status)
    case undo
    case settle(number: Int, choice: Int)

    /// What kind of entry it is.
    var kind: String {
      switch self {
      case .addGoal: "add a goal"
      case .rename: "rename a goal"
      case .revise: "revise a goal"
      case .checkIn(_, _, let state): "check in, \(state)"
      case .setStatus(_, let status): "set a goal \(status)"
      case .undo: "undo"
      case .settle: "settle"
      }
    }

    /// One of each ``kind``.
    static let examples: [Entry] =
      [
        .addGoal(title: 1, isWeekly: false), .rename(goal: 0, title: 1),
        .revise(goal: 0, times: 1), .undo, .settle(number: 0, choice: 0),
      ] + CheckinState.allCases.map { .checkIn(goal: 0, daysAgo: 0, $0) }
      + Goal.Status.allCases.map { .setStatus(goal: 0, $0) }
  }
}

// As scenarios are written to files.
extension CheckinState: Codable {}
extension Goal.Status: Codable {}
