import DuologMerge
import DuologSync

/// Fields that were set to different values concurrently, and records that one removed while the
/// other wrote to them.
extension Journal {
  func fieldConflicts(_ authors: inout Authors, _ joined: JoinedGoals) throws -> [JournalConflict] {
    try replica.conflicts { try isToSettle($0, joined) }.map {
      try conflict(of: $0, &authors, joined)
    }
  }

  func fieldConflictCount(_ joined: JoinedGoals) throws -> Int {
    try replica.conflictCount { try isToSettle($0, joined) }
  }

  /// Whether only people can decide a conflict. The earlier day counts if it is about when a person
  /// said yes on two devices, when a milestone was reached, or when a repair was talked about. If a
  /// person changed a setting on two devices, or both moved a goal in the order of goals, the later
  /// change counts, and is easily changed again.
  /// How a goal ended is decided once for all goals that count for it.
  private func isToSettle(_ conflict: ConflictName, _ joined: JoinedGoals) throws -> Bool {
    // People who were removed, or have no name any more, are handled separately.
    if conflict.type == JournalSchema.TypeName.person { return false }
    // The later version counts: listing both would show them before both people have answered.
    if conflict.type == JointAnswer.type.rawValue { return false }
    guard conflict.kind == .values else { return true }
    if conflict.type == JournalSchema.TypeName.goal, conflict.field == GoalOrder.field {
      return false
    }
    let goal = conflict.entity
    if joined.isJoined(goal), Journal.endings.contains(conflict.field) {
      let whole = try replica.entity(joined.identity(goal), type: JournalSchema.TypeName.goal)
      if whole?.fields[conflict.field]?.isConflict ?? false { return false }
    }
    if Consent.parts(of: conflict.field) != nil { return false }
    let earliestFields = AnyRecord.kind(named: conflict.type)?.earliestFields ?? []
    return !earliestFields.contains(conflict.field)
  }

  /// The fields that say how a goal ended.
  private static let endings: Set<String> = ["status", "reason"]

  private func conflict(
    of conflict: Conflict, _ authors: inout Authors, _ joined: JoinedGoals
  ) throws -> JournalConflict {
    let (entity, field) = (conflict.entity, conflict.field)
    let survivors = entity.fields[field]?.survivors ?? []
    let subject: JournalConflict.Subject
    let choices: [JournalConflict.Choice]
    switch conflict.kind {
    case .values:
      subject = .field(field)
      var ids = [entity.id]
      if Journal.endings.contains(field) { ids += joined.parts(of: entity.id).map(\.id) }
      choices = try self.choices(among: survivors, field: field, of: entity, ids, &authors)
    case .writtenWhileRemoved:
      subject = .removal(field)
      let removals = entity.fields[EntityType.removedField]?.survivors ?? []
      choices = try [
        removals.first.map { ($0, "leave it removed", true) },
        survivors.first.map { ($0, "bring it back", false) },
      ].compactMap { $0 }.map { write, text, isRemoved in
        let fields = [EntityType.removedField: Scalar.boolean(isRemoved)]
        return JournalConflict.Choice(
          author: authors.name(try authors.author(of: write.name.log, by: write.by)), text: text,
          .write([NewEvent(entity.type, entity.id, set: fields)]))
      }
    }
    return JournalConflict(
      subject, of: entity.type, entity.id, title: try title(of: entity), choices: choices)
  }

  /// The choices for a field: each value that was written, once. A choice is written to the
  /// entities `ids`.
  private func choices(
    among survivors: [SurvivingWrite], field: String, of entity: EntityState,
    _ ids: [EntityID], _ authors: inout Authors
  ) throws -> [JournalConflict.Choice] {
    var seen: Set<Scalar> = []
    return try survivors.filter { seen.insert($0.value).inserted }.map { write in
      JournalConflict.Choice(
        author: authors.name(try authors.author(of: write.name.log, by: write.by)),
        text: try text(write.value, of: field, type: entity.type),
        .write(ids.map { NewEvent(entity.type, $0, set: [field: write.value]) }))
    }
  }

  private func text(_ value: Scalar, of field: String, type: String) throws -> String {
    if field == JoinedGoals.field, let goal = value.entity,
      let title = try shownTitle(of: goal)
    {
      return title
    }
    return JournalConflict.text(value, of: field, type: type)
  }

  /// What people call `entity`: the title of the goal that it is or belongs to.
  private func title(of entity: EntityState) throws -> String {
    let goal =
      entity.type == JournalSchema.TypeName.goal ? entity.id : entity.shown("goal")?.entity
    if let goal, let row = try replica.row(goal, of: JournalSchema.TypeName.goal),
      let title = row["title"]?.text
    {
      return title
    }
    if entity.type == JournalSchema.TypeName.pause { return "all goals" }
    return entity.shown("title")?.text ?? entity.shown("name")?.text ?? entity.id.description
  }
}

extension Scalar {
  /// The value as people read it.
  var textForPeople: String {
    switch self {
    case .text(let text): return text
    case .integer(let value): return "\(value)"
    case .real(let value): return "\(value)"
    case .boolean(let value): return value ? "yes" : "no"
    case .null: return "nothing"
    }
  }
}
