import DuologMerge
import DuologSQLite

extension Replica {
  /// What is to be settled: fields with different surviving values, and writes to entities that
  /// were removed at the same time. In the order of entity, type and field; empty if there is nothing.
  ///
  /// - Complexity: O(number of registers with several survivors + number of removed entities).
  public func conflicts() throws -> [Conflict] {
    try reading {
      let lookups = try lookedUp()
      let (logs, names) = (lookups.logs, lookups.names)
      let reader = EntityReader(connection, logs: logs, names: names)
      let found =
        try conflictingValues(reader, names) + writesToRemoved(reader, logs)
      return found.sorted {
        ($0.entity.id, $0.entity.type, $0.field) < ($1.entity.id, $1.entity.type, $1.field)
      }
    }
  }

  private func conflictingValues(
    _ reader: EntityReader, _ names: NameTable
  ) throws -> [Conflict] {
    let select = try connection.prepare("SELECT entity, field FROM conflict")
    var found: [Conflict] = []
    while try select.step() {
      let (type, field) = try names.typeAndField(of: select.integer(at: 1))
      guard let id = EntityID(rawValue: select.integer(at: 0)),
        let entity = try reader.entity(id, type: type), let state = entity.fields[field],
        state.isConflict, !entity.isRemoved || field == EntityType.removedField
      else { continue }
      found.append(Conflict(entity: entity, field: field, kind: .values))
    }
    return found
  }

  /// A field write concurrent with a removal does not bring the entity back; the pair is to be
  /// settled.
  private func writesToRemoved(_ reader: EntityReader, _ logs: LogTable) throws -> [Conflict] {
    let contexts = ContextTable(connection, logs: logs)
    var found: [Conflict] = []
    for type in schema.types {
      let select = try connection.prepare("SELECT id FROM \"\(type.name)\" WHERE \(type.isRemoved)")
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
            found.append(Conflict(entity: entity, field: field, kind: .writtenWhileRemoved))
          }
        }
      }
    }
    return found
  }
}
