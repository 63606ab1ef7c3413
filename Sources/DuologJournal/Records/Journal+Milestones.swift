public import DuologMerge
import DuologSync

extension Journal {
  /// The milestones of `goal` and those joined with it, or of all goals, in the order in which they
  /// were made.
  ///
  /// If both people have recorded independently when one was reached, the earlier day counts. If
  /// nobody has, one with an amount was reached on the first day on which the amounts of its goal
  /// added up to that. This follows from what was logged, and is never stored.
  ///
  /// - Complexity: O(n log n) for n check-ins of the goals that have milestones with an amount.
  public func milestones(of goal: EntityID? = nil) throws -> [Record<Milestone>] {
    let joined = try JoinedGoals(of: replica)
    var sums: [EntityID: [DailySum]] = [:]
    return try recordedMilestones(of: goal, joined).map { record in
      guard record.content.reached == nil, let amount = record.content.amount else { return record }
      let goal = joined.identity(record.content.goal)
      let known = try sums[goal] ?? dailySums(of: goal)
      sums[goal] = known
      return record.reached(on: known.first { $0.sum >= amount }?.day)
    }
  }

  /// The milestones that were reached by logging `checkIn`: with it, the amounts add up to theirs,
  /// and without it, they don't.
  public func milestonesReached(by checkIn: CheckIn) throws -> [Record<Milestone>] {
    guard let added = checkIn.amount else { return [] }
    let joined = try JoinedGoals(of: replica)
    let goal = joined.identity(checkIn.goal)
    let open = try recordedMilestones(of: goal, joined).filter { $0.content.reached == nil }
    guard !open.isEmpty, let sum = try dailySums(of: goal).last?.sum else { return [] }
    return open.filter { record in
      record.content.amount.map { $0 <= sum && sum - added < $0 } ?? false
    }
  }

  /// The milestones as people have recorded them.
  private func recordedMilestones(
    of goal: EntityID?, _ joined: JoinedGoals
  ) throws -> [Record<Milestone>] {
    try records(of: Milestone.self)
      .filter { goal == nil || joined.identity($0.content.goal) == goal }.map(earliest)
  }

  /// How much had been done for a goal by the end of a day.
  private struct DailySum {
    let day: Day
    let sum: Amount
  }

  /// The amounts that people have logged for a goal, added up day by day. Empty if the goal was
  /// removed.
  private func dailySums(of goal: EntityID) throws -> [DailySum] {
    guard let goal = try goals(with: [goal]).first else { return [] }
    var authors = try Authors(self)
    var sum = Amount.zero
    return try loggedDays(of: goal, days: .first ... .last, authors: &authors).all.map { logged in
      for (_, day) in logged.people.sorted(by: { $0.key < $1.key }) { sum = sum + day.amount }
      return DailySum(day: logged.day, sum: sum)
    }
  }

  private func earliest(_ record: Record<Milestone>) throws -> Record<Milestone> {
    guard !record.isPrivate, record.content.reached != nil,
      let field = try replica.entity(record.id, type: Milestone.type.rawValue)?.fields["reached"],
      field.survivors.count > 1
    else { return record }
    return record.reached(on: field.survivors.compactMap { $0.value.day }.min())
  }
}

extension Record<Milestone> {
  /// The milestone, reached on `day`.
  fileprivate func reached(on day: Day?) -> Record<Milestone> {
    var milestone = content
    milestone.reached = day
    return Record(id: id, author: author, at: at, isPrivate: isPrivate, content: milestone)
  }
}
