public import DuologMerge
public import DuologSync

/// Reading and writing an app's own records.
///
/// ```swift
/// let milk = Item(title: "Milk")
/// try replica.insert(milk)
/// try replica.set(Item.self, milk.id) { $0.isDone = true }
/// print(try replica.all(Item.self).count)  // 1
/// ```
extension Replica {
  /// The complete entities of a type that `isWanted` accepts, in the order in which they were
  /// created, without removed ones.
  ///
  /// - Throws: `ReplicaError.undeclared`, what `isWanted` throws, and errors of the database.
  public func all<E: Entity>(
    _ type: E.Type, where isWanted: (E) throws -> Bool = { _ in true }
  ) throws -> [E] {
    try checkDeclared(E.self)
    return try reading {
      let merged = try mergedValues(of: E.self)
      return try rows(of: E.type).compactMap { row in
        guard let entity = E(id: row.id, row.values, merged: merged[row.id]), try isWanted(entity)
        else { return nil }
        return entity
      }
    }
  }

  /// The entity with an identifier; `nil` if there is none, it is removed, or it is not complete.
  public func find<E: Entity>(_ type: E.Type, _ id: EntityID) throws -> E? {
    try checkDeclared(E.self)
    return try reading {
      guard let row = try row(id, of: E.type),
        row[EntityType.removedField] != .boolean(true)
      else { return nil }
      return E(id: id, row.values, merged: try mergedValues(of: E.self)[id])
    }
  }

  /// Adds an entity.
  ///
  /// - Throws: ``EntityError``; then nothing is written.
  public func insert<E: Entity>(_ entity: E) throws {
    try checkDeclared(E.self)
    let values = try FieldEncoder.values(of: entity)
    try transaction {
      guard try self.entity(entity.id, type: E.type) == nil else {
        throw EntityError.exists(type: E.type, entity.id)
      }
      try append([NewEvent(E.type, entity.id, set: values)])
    }
  }

  /// Writes the fields that `change` changes, and no others, so that what somebody else changes at
  /// the same time is kept.
  ///
  /// Writing a field that is in conflict ends the conflict.
  ///
  /// - Returns: The changed entity.
  /// - Throws: ``EntityError/notFound(type:_:)``, other errors of ``EntityError``, and what `change`
  ///   throws; then nothing is written.
  @discardableResult
  public func set<E: Entity>(
    _ type: E.Type, _ id: EntityID, _ change: (inout E) throws -> Void
  ) throws -> E {
    try checkDeclared(E.self)
    return try transaction {
      guard let before = try find(E.self, id) else {
        throw EntityError.notFound(type: E.type, id)
      }
      var after = before
      try change(&after)
      after.id = id
      try write(from: before, to: after)
      return after
    }
  }

  /// Removes an entity. Others who change it at the same time are asked whether to keep it.
  ///
  /// - Throws: ``EntityError/notFound(type:_:)`` and other errors of ``EntityError``; then nothing is
  ///   written.
  public func delete<E: Entity>(_ type: E.Type, _ id: EntityID) throws {
    try checkDeclared(E.self)
    try transaction {
      guard try find(E.self, id) != nil else { throw EntityError.notFound(type: E.type, id) }
      try append([NewEvent(E.type, id, set: [EntityType.removedField: .boolean(true)])])
    }
  }

  private func write<E: Entity>(from before: E, to after: E) throws {
    let (old, new) = (try FieldEncoder.values(of: before), try FieldEncoder.values(of: after))
    var changes: [String: Scalar] = [:]
    for field in try E.declaredFields() where old[field.name] != new[field.name] {
      changes[field.name] = new[field.name] ?? .null
    }
    guard !changes.isEmpty else { return }
    try append([NewEvent(E.type, after.id, set: changes)])
  }

  func checkDeclared<E: Entity>(_ type: E.Type) throws {
    guard schema.type(named: E.type) != nil else {
      throw ReplicaError.undeclared(type: E.type, field: nil)
    }
  }

  /// The merged values of fields that several wrote without knowing of each other and that have a
  /// policy, by entity.
  private func mergedValues<E: Entity>(of type: E.Type) throws -> [EntityID: [String: Scalar]] {
    let policies = E.policies.filter { $0.value != .ask && $0.value != .latest }
    guard !policies.isEmpty else { return [:] }
    var merged: [EntityID: [String: Scalar]] = [:]
    let conflicts = try conflicts {
      $0.type == E.type && $0.kind == .values && policies[$0.field] != nil
    }
    for conflict in conflicts {
      guard let survivors = conflict.entity.fields[conflict.field]?.survivors,
        let value = policies[conflict.field]?.merged(survivors)
      else { continue }
      merged[conflict.entity.id, default: [:]][conflict.field] = value
    }
    return merged
  }
}

extension Entity {
  /// The entity with these values; `nil` if a required one is missing or of another kind.
  init?(id: EntityID, _ shown: [String: Scalar], merged: [String: Scalar]?) {
    var values = Self.defaults.merging(shown) { _, shown in shown }
    if let merged { values.merge(merged) { _, merged in merged } }
    guard let entity = try? Self(from: FieldDecoder(id: id, values: values)) else { return nil }
    self = entity
  }
}
