import DuologMerge
import DuologSQLite

extension Replica {
  /// What is to be settled: fields with different surviving values, and writes to entities that
  /// were removed at the same time. In the order of entity, type and field; empty if there is nothing.
  ///
  /// - Complexity: O(number of registers with several survivors + number of removed entities).
  public func conflicts() throws -> [Conflict] {
    var found: [Conflict] = []
    try forEachConflict { found.append($0) }
    return found.sorted {
      ($0.entity.id, $0.entity.type, $0.field) < ($1.entity.id, $1.entity.type, $1.field)
    }
  }

  /// How many things are to be settled, of those that `isWanted`.
  ///
  /// - Complexity: as ``conflicts()``; memory is that of one entity.
  public func conflictCount(where isWanted: (Conflict) throws -> Bool = { _ in true }) throws -> Int
  {
    var count = 0
    try forEachConflict { count += try isWanted($0) ? 1 : 0 }
    return count
  }

  private func forEachConflict(_ body: (Conflict) throws -> Void) throws {
    try reading {
      let lookups = try lookedUp()
      let reader = EntityReader(connection, logs: lookups.logs, names: lookups.names)
      try forEachConflictOfValues(reader, lookups.names, body)
      try forEachWriteToRemoved(reader, lookups.logs, body)
    }
  }

  private func forEachConflictOfValues(
    _ reader: EntityReader, _ names: NameTable, _ body: (Conflict) throws -> Void
  ) throws {
    let select = try connection.prepare("SELECT entity, field FROM conflict ORDER BY entity")
    // Fields of one entity stand together, and it is read once.
    var last: EntityState?
    while try select.step() {
      let (type, field) = try names.typeAndField(of: select.integer(at: 1))
      guard let id = EntityID(rawValue: select.integer(at: 0)) else { continue }
      if last?.id != id || last?.type != type { last = try reader.entity(id, type: type) }
      guard let entity = last, let state = entity.fields[field],
        state.isConflict, !entity.isRemoved || field == EntityType.removedField
      else { continue }
      try body(Conflict(entity: entity, field: field, kind: .values))
    }
  }

  /// A field write concurrent with a removal does not bring the entity back; the pair is to be
  /// settled.
  private func forEachWriteToRemoved(
    _ reader: EntityReader, _ logs: LogTable, _ body: (Conflict) throws -> Void
  ) throws {
    let contexts = ContextTable(connection, logs: logs)
    for type in schema.types {
      let select = try connection.prepare(
        "SELECT id FROM \"\(type.table)\" WHERE \(type.isRemoved)")
      while try select.step() {
        guard let id = EntityID(rawValue: select.integer(at: 0)),
          let entity = try reader.entity(id, type: type.name),
          let removals = entity.fields[EntityType.removedField]?.survivors
        else { continue }
        for (field, state) in entity.fields where field != EntityType.removedField {
          let isConcurrent = try state.survivors.contains { write in
            try removals.allSatisfy { removal in
              try write.name != removal.name
                && !contexts.happenedBefore(write.name, removal.name)
                && !contexts.happenedBefore(removal.name, write.name)
            }
          }
          if isConcurrent {
            try body(Conflict(entity: entity, field: field, kind: .writtenWhileRemoved))
          }
        }
      }
    }
  }
}
