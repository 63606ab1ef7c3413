import DuologMerge
import DuologSQLite

extension Replica {
  /// The unresolved conflicts that `isWanted` accepts: fields whose surviving values differ, and
  /// writes to entities that were removed concurrently. Ordered by entity, type and field.
  ///
  /// - Complexity: O(number of registers with different survivors + number of removed entities).
  public func conflicts(
    where isWanted: (ConflictName) throws -> Bool = { _ in true }
  ) throws -> [Conflict] {
    try reading {
      let lookups = try cachedTables()
      let reader = EntityReader(connection, lookups)
      var wanted: [ConflictName] = []
      try forEachConflict(reader, lookups) { if try isWanted($0) { wanted.append($0) } }
      wanted.sort { ($0.entity, $0.type, $0.field) < ($1.entity, $1.type, $1.field) }
      // Conflicts of one entity are adjacent, so each entity is read once.
      var last: EntityState?
      return try wanted.compactMap { name in
        if last?.id != name.entity || last?.type != name.type {
          last = try reader.entity(name.entity, type: name.type)
        }
        return last.map { Conflict(entity: $0, field: name.field, kind: name.kind) }
      }
    }
  }

  /// The number of unresolved conflicts that `isWanted` accepts.
  ///
  /// - Complexity: Like ``conflicts(where:)``, but reads only entities that have been removed.
  public func conflictCount(
    where isWanted: (ConflictName) throws -> Bool = { _ in true }
  ) throws -> Int {
    try reading {
      let lookups = try cachedTables()
      let reader = EntityReader(connection, lookups)
      var count = 0
      try forEachConflict(reader, lookups) { count += try isWanted($0) ? 1 : 0 }
      return count
    }
  }

  private func forEachConflict(
    _ reader: EntityReader, _ lookups: TransactionCache, _ body: (ConflictName) throws -> Void
  ) throws {
    var removed: [String: Set<EntityID>] = [:]
    // Types that have never been written have no entities. Most of them are like that.
    for type in schema.types where try lookups.names.existingKey(of: type.name) != nil {
      removed[type.name] = try removedEntities(of: type)
    }
    // Conflicts of one entity are adjacent, so an entity of an unknown type is read once.
    var last: (type: String, entity: EntityID, isRemoved: Bool)?
    try forEachConflictOfValues(lookups.names, body) { type, entity in
      if let known = removed[type] { return known.contains(entity) }
      if let last, last.type == type, last.entity == entity { return last.isRemoved }
      let isRemoved = try reader.entity(entity, type: type)?.isRemoved ?? false
      last = (type, entity, isRemoved)
      return isRemoved
    }
    try forEachWriteToRemoved(removed, reader, lookups.logs, body)
  }

  private func removedEntities(of type: EntityType) throws -> Set<EntityID> {
    let select = try connection.prepare("SELECT id FROM \"\(type.table)\" WHERE \(type.isRemoved)")
    var entities: Set<EntityID> = []
    while try select.step() {
      if let id = EntityID(rawValue: select.integer(at: 0)) { entities.insert(id) }
    }
    return entities
  }

  private func forEachConflictOfValues(
    _ names: NameTable, _ body: (ConflictName) throws -> Void,
    isRemoved: (String, EntityID) throws -> Bool
  ) throws {
    let select = try connection.prepare("SELECT entity, field FROM conflict")
    var known: [Int64: (type: String, field: String)] = [:]
    while try select.step() {
      let key = select.integer(at: 1)
      let (type, field) = try known[key] ?? names.typeAndField(of: key)
      known[key] = (type, field)
      guard let entity = EntityID(rawValue: select.integer(at: 0)),
        try field == EntityType.removedField || !isRemoved(type, entity)
      else { continue }
      try body(ConflictName(type: type, entity: entity, field: field, kind: .values))
    }
  }

  /// A field write concurrent with a removal does not restore the entity; the pair is a conflict.
  private func forEachWriteToRemoved(
    _ removed: [String: Set<EntityID>], _ reader: EntityReader, _ logs: LogTable,
    _ body: (ConflictName) throws -> Void
  ) throws {
    let contexts = ContextTable(connection, logs: logs)
    for (type, entities) in removed {
      for id in entities {
        guard let entity = try reader.entity(id, type: type),
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
          guard isConcurrent else { continue }
          try body(
            ConflictName(type: type, entity: id, field: field, kind: .writtenWhileRemoved))
        }
      }
    }
  }
}
