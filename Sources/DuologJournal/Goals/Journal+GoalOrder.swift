import DuologMerge
import DuologSync

/// Where to move a goal.
public enum GoalDestination: Hashable, Sendable {
  /// Before another goal, and into its group.
  case before(Goal)
  /// After another goal, and into its group.
  case after(Goal)
  /// To the top of its group.
  case top
  /// To the end of its group.
  case bottom
}

extension Journal {
  /// Moves a goal to another place in the order in which both people see goals. Does nothing if it
  /// is there already.
  ///
  /// - Returns: The goal after the move.
  @discardableResult
  public func move(_ goal: Goal, to destination: GoalDestination) throws -> Goal {
    let group: String? =
      switch destination {
      case .before(let other), .after(let other): other.group
      case .top, .bottom: goal.group
      }
    let key = group.flatMap(TitleKey.init)
    let members = try goals().filter { GoalOrder.key(of: $0) == key && $0.id != goal.id }
    let index =
      switch destination {
      case .before(let other): members.firstIndex { $0.id == other.id } ?? 0
      case .after(let other): (members.firstIndex { $0.id == other.id } ?? -1) + 1
      case .top: 0
      case .bottom: members.count
      }
    var wanted = members
    wanted.insert(goal, at: min(index, members.count))
    let isInGroup = GoalOrder.key(of: goal) == key
    let current = try goals().filter { GoalOrder.key(of: $0) == key }.map(\.id)
    guard !isInGroup || current != wanted.map(\.id) else { return goal }
    let places = GoalOrder.places(wanted, moving: goal, now: replica.now())
    // The moved goal first: the entry is told by its first event.
    let ids = [goal.id] + wanted.map(\.id).filter { $0 != goal.id }
    try append(
      ids.compactMap { id in
        var fields: [String: Scalar] = [:]
        fields[GoalOrder.field] = places[id].map(Scalar.integer)
        if id == goal.id, !isInGroup { fields["group"] = group.map(Scalar.text) ?? .null }
        return fields.isEmpty ? nil : NewEvent(JournalSchema.TypeName.goal, id, set: fields)
      })
    return try self.goal(goal.id)
  }
}
