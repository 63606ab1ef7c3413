import DuologMerge
import DuologSync

extension ImportWriter {
  /// Adds what a document of Duolog's own holds and the journal does not, and returns how many
  /// entries that were. Goals, and what new ones ask for, are not counted.
  mutating func add(_ plan: ExportPlan) throws -> Int {
    // Copied, because a closure cannot change what is called.
    var writer = self
    var made: Set<EntityID> = []
    var (count, total) = (0, 0)
    try plan.forEachEntity { entity in
      total += 1
      guard total <= plan.limits.entries, try !journal.isKnown(entity) else { return }
      try writer.add(entity)
      switch entity.type {
      case JournalSchema.TypeName.goal: made.insert(entity.id)
      case JournalSchema.TypeName.term where entity.goal.map(made.contains) ?? false: break
      default: count += 1
      }
    }
    for (goal, begins) in plan.begins.sorted(by: { $0.key < $1.key }) {
      try writer.extend(goal, to: begins)
    }
    self = writer
    for goal in made where plan.reading.goals[goal]?.keepsAmounts ?? false {
      try journal.rememberPrivateAmounts(of: goal)
    }
    return count
  }

  private mutating func add(_ entity: ExportedEntity) throws {
    let isWritten = try !entity.shared.isEmpty && !journal.isSharedPartKnown(entity)
    if try !journal.isOwnPartKnown(entity) {
      let kept = try journal.openPrivateStore(creates: false)?.entry(entity.id)?.fields ?? [:]
      try keep(
        PrivateEntry(
          id: entity.id, type: entity.type, at: entity.at ?? journal.replica.now(),
          fields: entity.own.filter { kept[$0.key] == nil }),
        isAlone: !isWritten)
    }
    guard isWritten else { return }
    var fields = entity.shared
    if try journal.replica.presence(of: entity.id, type: entity.type) == .removed {
      fields[EntityType.removedField] = .boolean(false)
    }
    try write(NewEvent(entity.type, entity.id, set: fields, by: entity.by, at: entity.at))
  }
}
