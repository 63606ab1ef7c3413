import DuologMerge
import DuologSync

extension Journal {
  /// Makes two goals one. The older one stays, with what it asks for, and everything that was or
  /// will be logged for the other counts for it. Nothing is deleted, and ``unjoin(_:)`` separates
  /// them again.
  ///
  /// If each person owns one of the two, the result is a shared goal. If both people join the same
  /// goals at the same time, in either direction, the result is the same.
  ///
  /// - Throws: `JournalError.sameGoal` for a goal and itself, or two that were joined already,
  ///   `JournalError.goalNotActive` if one has ended.
  @discardableResult
  public func join(_ one: Goal, _ other: Goal) throws -> Goal {
    guard one.id != other.id else { throw JournalError.sameGoal(title: one.title) }
    for goal in [one, other] where goal.status.isEnd {
      throw JournalError.goalNotActive(title: goal.title, status: goal.status)
    }
    return try replica.transaction {
      try append(newEvents(joining: one, other))
      try rememberPrivateAmounts()
      return try goal(min(one.id, other.id))
    }
  }

  /// Separates `goal` from the goals that were joined with it. Each is a goal of its own again,
  /// with what was logged for it. They are not suggested for joining any more.
  ///
  /// - Returns: the goals that were joined with it.
  /// - Throws: `JournalError.notJoined` if there are none.
  @discardableResult
  public func unjoin(_ goal: Goal) throws -> [Goal] {
    guard !goal.parts.isEmpty else { throw JournalError.notJoined(title: goal.title) }
    return try replica.transaction {
      var newEvents = goal.parts.map { Journal.newEvent(takingApart: goal.id, $0.id) }
      if goal.isPlan { newEvents += try newEventsTakingPhasesApart(of: goal) }
      try append(newEvents)
      try forgetPrivateAmounts(of: goal.id)
      return try goals(with: goal.parts.map(\.id))
    }
  }

  /// The events that make two goals one; for two plans, also the goals of each phase.
  func newEvents(joining one: Goal, _ other: Goal) throws -> [NewEvent] {
    var pairs = [(one.id, other.id)]
    if one.isPlan, other.isPlan {
      // A phase's goal may count for one in a plan that was joined earlier.
      let joined = try JoinedGoals(of: replica)
      pairs += try Programme.phases.flatMap(\.templates).compactMap { template in
        let goals = try goals(of: template, in: [one.id, other.id])
        guard goals.count == 2 else { return nil }
        let (first, second) = (joined.identity(goals[0].id), joined.identity(goals[1].id))
        return first == second ? nil : (first, second)
      }
    }
    return pairs.map { one, other in
      NewEvent(
        JournalSchema.TypeName.goal, max(one, other),
        set: [JoinedGoals.field: .entity(min(one, other))])
    }
  }

  /// The events that separate those goals of each phase that were joined along with the plans. They
  /// stay joined with any other goals.
  private func newEventsTakingPhasesApart(of plan: Goal) throws -> [NewEvent] {
    let joins = Set(
      try plan.parts.flatMap { try survivors(of: JoinedGoals.field, ofGoal: $0.id).map(\.name) })
    var rows: [EntityID: EntityRow] = [:]
    for template in Programme.phases.flatMap(\.templates) {
      for row in try goals(of: template, in: plan.identifiers) {
        for found in [row] + (try goalsNamed(by: row)) { rows[found.id] = found }
      }
    }
    return try rows.values.sorted { $0.id < $1.id }.compactMap { row in
      let isOfPlans = try survivors(of: JoinedGoals.field, ofGoal: row.id).contains { write in
        guard let with = try replica.event(write.name)?.event.with,
          let first = try replica.event(with, onPathTo: write.name)
        else { return false }
        return joins.contains(first.name)
      }
      guard isOfPlans, let older = row[JoinedGoals.field]?.entity else { return nil }
      return Journal.newEvent(takingApart: older, row.id)
    }
  }

  /// The writes of a goal's field that no other write has seen.
  func survivors(of field: String, ofGoal goal: EntityID) throws -> [SurvivingWrite] {
    try replica.entity(goal, type: JournalSchema.TypeName.goal)?.fields[field]?.survivors ?? []
  }

  /// The goal that `row` was joined with, the one that that goal was joined with, and so on; each
  /// is older than the one before.
  private func goalsNamed(by row: EntityRow) throws -> [EntityRow] {
    var rows: [EntityRow] = []
    var last = row
    while let older = last[JoinedGoals.field]?.entity, older < last.id,
      let next = try replica.row(older, of: JournalSchema.TypeName.goal)
    {
      rows.append(next)
      last = next
    }
    return rows
  }

  /// The goals made from `template` in each of `plans`, if they exist.
  func goals(of template: Template.ID, in plans: [EntityID]) throws -> [EntityRow] {
    try plans.compactMap {
      try replica.row(Programme.goal(template, of: $0), of: JournalSchema.TypeName.goal)
    }
  }

  /// Separates two goals that were joined.
  private static func newEvent(takingApart one: EntityID, _ other: EntityID) -> NewEvent {
    var newEvent = Journal.newEvent(keepingApart: one, other)
    newEvent.fields[JoinedGoals.field] = .null
    return newEvent
  }

  /// Says that two goals that look alike are not the same.
  static func newEvent(keepingApart one: EntityID, _ other: EntityID) -> NewEvent {
    NewEvent(
      JournalSchema.TypeName.goal, max(one, other),
      set: [LookAlikes.flag(min(one, other)): .boolean(true)])
  }
}
