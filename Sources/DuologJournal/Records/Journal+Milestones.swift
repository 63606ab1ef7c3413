public import DuologMerge
import DuologSync

extension Journal {
  /// The milestones of `goal` and those joined with it, or of all goals, in the order in which they
  /// were made.
  ///
  /// If both people have recorded independently when one was reached, the earlier day counts.
  public func milestones(of goal: EntityID? = nil) throws -> [Record<Milestone>] {
    let joined = try JoinedGoals(of: replica)
    return try records(of: Milestone.self)
      .filter { goal == nil || joined.identity($0.content.goal) == goal }.map(earliest)
  }

  private func earliest(_ record: Record<Milestone>) throws -> Record<Milestone> {
    guard !record.isPrivate, record.content.reached != nil,
      let field = try replica.entity(record.id, type: Milestone.type.rawValue)?.fields["reached"],
      field.survivors.count > 1
    else { return record }
    var milestone = record.content
    milestone.reached = field.survivors.compactMap { $0.value.day }.min()
    return Record(
      id: record.id, author: record.author, at: record.at, isPrivate: false, content: milestone)
  }
}
