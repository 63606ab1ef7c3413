import DuologMerge
import DuologSync

/// Finds goals that two people have made apart from each other and that may be the same: made from
/// the same template, or with titles that differ in nothing but case, accents, punctuation and
/// spaces.
struct LookAlikes {
  /// What of a goal is looked at.
  struct Candidate {
    let id: EntityID
    let owner: EntityID
    let template: String?
    let title: String
    /// Goals of two plans are the same if the plans are.
    var isPartOfPlan = false
  }

  /// A goal and an older one of somebody else that it looks like.
  struct Pair: Hashable {
    let older: EntityID
    let younger: EntityID
  }

  private enum Key: Hashable {
    case template(String)
    case title(TitleKey)
  }

  /// The pairs among `goals`, in the order of the younger ones' identifiers; each goal is paired with
  /// one older goal at most.
  ///
  /// - Parameter areApart: whether somebody has said of two goals that they are not the same.
  /// - Complexity: O(k log k) for k goals, where few look alike.
  static func pairs(
    among goals: [Candidate], areApart: (Pair) throws -> Bool
  ) rethrows -> [Pair] {
    var seen: [Key: [Candidate]] = [:]
    var pairs: [Pair] = []
    for goal in goals.sorted(by: { $0.id < $1.id }) {
      let keys = [goal.template.map(Key.template), TitleKey(goal.title).map(Key.title)]
        .compactMap { $0 }
      let older = keys.flatMap { seen[$0] ?? [] }.filter {
        $0.owner != goal.owner && !($0.isPartOfPlan && goal.isPartOfPlan)
      }
      let pair = try older.sorted { $0.id < $1.id }.lazy
        .map { Pair(older: $0.id, younger: goal.id) }.first { try !areApart($0) }
      if let pair { pairs.append(pair) }
      for key in keys { seen[key, default: []].append(goal) }
    }
    return pairs
  }

  /// The field that says of a goal that it is not the same as `older`.
  static func flag(_ older: EntityID) -> String { "apart.\(older)" }

  /// Whether a field says that two goals are not the same.
  static func isFlag(_ field: String) -> Bool { field.hasPrefix("apart.") }
}
