import DuologJournal

extension Action {
  /// What a person does in the journal's own terms, with one of a few goals.
  enum Entry: Hashable, Codable, Sendable {
    case addGoal(title: Int, isWeekly: Bool)
    /// A goal that still needs the other person's agreement.
    case propose(title: Int)
    /// A plan, with goals for each of its phases.
    case addPlan
    /// Agreement to a goal, or to the next phase of a plan.
    case agree(goal: Int)
    case joinGoals(Int, with: Int)
    case unjoin(goal: Int)
    case pause(goal: Int, days: Int)
    case resume(goal: Int)
    case note(goal: Int, text: Int, isPartners: Bool)
    case thank(text: Int)
    case rename(goal: Int, title: Int)
    case revise(goal: Int, times: Int)
    case checkIn(goal: Int, daysAgo: Int, CheckInState)
    case setStatus(goal: Int, Goal.Status)
    case undo
    /// Words that are written down nowhere else.
    case confide(Int)
    /// The note of a new check-in, and then another one in its place.
    case confideInNote(Int)
    case settle(number: Int, choice: Int)

    /// The kind of entry.
    var kind: String {
      switch self {
      case .addGoal: "add a goal"
      case .propose: "propose a goal"
      case .addPlan: "add a plan"
      case .agree: "agree to a goal"
      case .joinGoals: "join two goals"
      case .unjoin: "take joined goals apart"
      case .pause: "pause a goal"
      case .resume: "resume a goal"
      case .note: "change a note"
      case .thank: "thank the other"
      case .rename: "rename a goal"
      case .revise: "revise a goal"
      case .checkIn(_, _, let state): "check in, \(state)"
      case .setStatus(_, let status): "set a goal \(status)"
      case .undo: "undo"
      case .confide: "confide something"
      case .confideInNote: "confide something in a note, and replace it"
      case .settle: "settle"
      }
    }

    /// One example of each ``kind``.
    static let examples: [Entry] =
      [
        .addGoal(title: 1, isWeekly: false), .propose(title: 1), .addPlan, .agree(goal: 0),
        .joinGoals(0, with: 1), .unjoin(goal: 0), .pause(goal: 0, days: 1), .resume(goal: 0),
        .note(goal: 0, text: 1, isPartners: false), .thank(text: 1), .rename(goal: 0, title: 1),
        .revise(goal: 0, times: 1), .undo, .confide(1), .confideInNote(1),
        .settle(number: 0, choice: 0),
      ] + CheckInState.allCases.map { .checkIn(goal: 0, daysAgo: 0, $0) }
      + Goal.Status.allCases.map { .setStatus(goal: 0, $0) }
  }
}

// Scenarios are stored in files.
extension CheckInState: Codable {}
extension Goal.Status: Codable {}
