import DuologMerge
import DuologSync

/// Finds goals that two people made independently and that may be the same: they come from the same
/// template, or their titles differ only in case, accents, punctuation and spaces.
struct LookAlikes {
  /// The parts of a goal that are compared.
  struct Candidate {
    let id: EntityID
    let owner: EntityID
    let template: String?
    let title: String
    /// The goals of two plans are the same if the plans are.
    var isPartOfPlan = false
  }

  /// A goal, and an older one by somebody else that it looks like.
  struct Pair: Hashable {
    let older: EntityID
    let younger: EntityID
  }

  /// The pairs among `goals`, in the order of the younger ones' identifiers; each goal is paired
  /// with one older goal at most.
  ///
  /// - Parameter areApart: whether somebody has said that two goals are not the same.
  /// - Complexity: O(k log k) for k goals, if few look alike.
  static func pairs(
    among goals: [Candidate], areApart: (Pair) throws -> Bool
  ) rethrows -> [Pair] {
    var (seenTemplates, seenTitles): ([String: [Candidate]], [String: [Candidate]]) = ([:], [:])
    var pairs: [Pair] = []
    for goal in goals.sorted(by: { $0.id < $1.id }) {
      let title = TitleKey(goal.title)?.text
      let alike =
        (goal.template.flatMap { seenTemplates[$0] } ?? [])
        + (title.flatMap { seenTitles[$0] } ?? [])
      let older = alike.filter {
        $0.owner != goal.owner && !($0.isPartOfPlan && goal.isPartOfPlan)
      }
      let pair = try older.sorted { $0.id < $1.id }.lazy
        .map { Pair(older: $0.id, younger: goal.id) }.first { try !areApart($0) }
      if let pair { pairs.append(pair) }
      if let template = goal.template { seenTemplates[template, default: []].append(goal) }
      if let title { seenTitles[title, default: []].append(goal) }
    }
    return pairs
  }

  /// The field that says that a goal is not the same as `older`.
  static func flag(_ older: EntityID) -> String { "apart.\(older)" }

  /// Whether a field says that two goals are not the same.
  static func isFlag(_ field: String) -> Bool { field.hasPrefix("apart.") }
}
