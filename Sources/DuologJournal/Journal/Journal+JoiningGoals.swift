import DuologMerge
import DuologSync

extension Journal {
  /// Makes two goals one: the older one stays, with what it asks for, and whatever was logged for the
  /// other, or will be, counts for it. Nothing is deleted, and ``unjoin(_:)`` takes them apart again.
  ///
  /// Own goals of two people become one of both. Whoever joins the same goals at the same time, in
  /// whatever direction, does the same.
  ///
  /// - Throws: `JournalError.sameGoal` for a goal and itself, or two that were joined already,
  ///   `JournalError.goalNotActive` where one has ended.
  @discardableResult
  public func join(_ one: Goal, _ other: Goal) throws -> Goal {
    guard one.id != other.id else { throw JournalError.sameGoal(title: one.title) }
    for goal in [one, other] where goal.status.isEnd {
      throw JournalError.goalNotActive(title: goal.title, status: goal.status)
    }
    return try replica.transaction {
      try append(drafts(joining: one, other))
      return try goal(min(one.id, other.id))
    }
  }

  /// Takes apart what was joined with `goal`: each stands for itself again, with what was logged for
  /// it. They are not suggested for joining any more.
  ///
  /// - Returns: the goals that were joined with it.
  /// - Throws: `JournalError.notJoined` where there are none.
  @discardableResult
  public func unjoin(_ goal: Goal) throws -> [Goal] {
    guard !goal.parts.isEmpty else { throw JournalError.notJoined(title: goal.title) }
    return try replica.transaction {
      try append(
        goal.parts.map { part in
          var draft = Journal.draft(keepingApart: goal.id, part.id)
          draft.fields[JoinedGoals.field] = .null
          return draft
        })
      return try goals(with: goal.parts.map(\.id))
    }
  }

  /// The events that make two goals one; of two plans, also the goals of each phase.
  func drafts(joining one: Goal, _ other: Goal) throws -> [Draft] {
    var pairs = [(one.id, other.id)]
    if one.isPlan, other.isPlan {
      for template in Programme.phases.flatMap(\.templates) {
        let pair = [one, other].map { Programme.goal(template, of: $0.id) }
        if try pair.allSatisfy({ try replica.row($0, of: JournalSchema.TypeName.goal) != nil }) {
          pairs.append((pair[0], pair[1]))
        }
      }
    }
    return pairs.map { one, other in
      Draft(
        JournalSchema.TypeName.goal, max(one, other),
        set: [JoinedGoals.field: .entity(min(one, other))])
    }
  }

  /// Says that two goals that look alike are not the same.
  static func draft(keepingApart one: EntityID, _ other: EntityID) -> Draft {
    Draft(
      JournalSchema.TypeName.goal, max(one, other),
      set: [LookAlikes.flag(min(one, other)): .boolean(true)])
  }
}
