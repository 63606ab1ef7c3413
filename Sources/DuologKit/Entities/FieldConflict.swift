public import DuologMerge
public import DuologSync

/// A field that people gave different values without knowing of each other's, or an entity that one
/// of them removed while another wrote to it.
public struct FieldConflict<E: Entity>: Equatable, Sendable {
  /// One of the values.
  public struct Choice: Equatable, Sendable {
    /// The value; `nil` if the field was emptied. For the field `removed`, whether to remove.
    public let value: Scalar?
    /// The device that wrote it.
    public let device: DeviceID
    /// The person who wrote it, if not the device's owner.
    public let person: EntityID?
    /// When, by that device's clock.
    public let at: Timestamp
    /// The devices that have said that they hold it; the writer, and this device, among them.
    public let seenBy: Set<DeviceID>

    let name: EventName
  }

  /// The entity.
  public let entity: EntityID
  /// The name of the field; `removed` if it is about whether the entity stays.
  public let field: String
  /// The values, the shown one first.
  public let choices: [Choice]
}

extension Replica {
  /// The conflicts of a type that people have to decide: those in fields whose policy is
  /// ``MergePolicy/ask``, and those about removed entities. In the order of entities and fields.
  ///
  /// - Throws: `ReplicaError.undeclared`, and errors of the database.
  public func conflicts<E: Entity>(of type: E.Type) throws -> [FieldConflict<E>] {
    try checkDeclared(E.self)
    return try reading {
      var asked: Set<EntityID> = []
      return try conflicts {
        $0.type == E.type
          && ($0.kind == .writtenWhileRemoved || (E.policies[$0.field] ?? .ask) == .ask)
      }.compactMap { conflict in
        switch conflict.kind {
        case .values:
          return try fieldConflict(conflict.entity, conflict.field)
        case .writtenWhileRemoved:
          // Once for each entity, however many of its fields were written.
          guard asked.insert(conflict.entity.id).inserted else { return nil }
          return try removalConflict(conflict.entity, writtenField: conflict.field)
        }
      }
    }
  }

  /// Decides a conflict: writes the value of one of its choices.
  ///
  /// - Throws: `ReplicaError.undeclared`; `EntityError.noSuchField` if `choice` is not one
  ///   of the conflict's; errors of the database. Then nothing is written.
  public func resolve<E: Entity>(
    _ conflict: FieldConflict<E>, keeping choice: FieldConflict<E>.Choice
  ) throws {
    try checkDeclared(E.self)
    guard conflict.choices.contains(choice) else {
      throw EntityError.noSuchField(type: E.type, field: conflict.field)
    }
    try append([
      NewEvent(E.type, conflict.entity, set: [conflict.field: choice.value ?? .null])
    ])
  }

  private func fieldConflict<E: Entity>(
    _ entity: EntityState, _ field: String
  ) throws -> FieldConflict<E>? {
    guard let survivors = entity.fields[field]?.survivors else { return nil }
    return FieldConflict(
      entity: entity.id, field: field,
      choices: try survivors.map { try choice($0, value: $0.value == .null ? nil : $0.value) })
  }

  private func removalConflict<E: Entity>(
    _ entity: EntityState, writtenField: String
  ) throws -> FieldConflict<E>? {
    guard let removal = entity.fields[EntityType.removedField]?.survivors.first,
      let write = entity.fields[writtenField]?.survivors.first
    else { return nil }
    return FieldConflict(
      entity: entity.id, field: EntityType.removedField,
      choices: [
        try choice(removal, value: .boolean(true)), try choice(write, value: .boolean(false)),
      ])
  }

  /// The devices that have said that they hold an event, with its author and this one.
  private func devicesHolding(_ name: EventName) throws -> Set<DeviceID> {
    var devices: Set<DeviceID> = [name.log.device, ownLog.device]
    for (device, held) in try vectorsHeldByPeers() where held[name.log] >= name.sequence {
      devices.insert(device)
    }
    return devices
  }

  private func choice<E: Entity>(
    _ write: SurvivingWrite, value: Scalar?
  ) throws -> FieldConflict<E>.Choice {
    FieldConflict.Choice(
      value: value, device: write.name.log.device, person: write.by, at: write.at,
      seenBy: try devicesHolding(write.name), name: write.name)
  }
}
