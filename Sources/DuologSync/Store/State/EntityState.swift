public import DuologMerge

/// A write that survives: no other write of the same field has it in its context.
public struct SurvivingWrite: Hashable, Sendable {
  /// The event that wrote it.
  public let name: EventName
  /// The author's wall clock.
  public let at: Timestamp
  /// The person who wrote it, if not the device's owner.
  public let by: EntityID?
  /// The value.
  public let value: Scalar
}

/// The state of a field: a multi-value register.
public struct FieldState: Hashable, Sendable {
  /// The surviving writes, the shown one first; never empty.
  public let survivors: [SurvivingWrite]

  /// The shown value: that of the survivor with the greatest clock, then device, then sequence
  /// number.
  public var shown: Scalar { survivors[0].value }

  /// Whether two survivors hold different values.
  public var isConflict: Bool { survivors.contains { $0.value != shown } }
}

/// The state of an entity, with all its fields, declared or not.
public struct EntityState: Hashable, Sendable {
  /// The type's name.
  public let type: String
  /// The identifier.
  public let id: EntityID
  /// The fields that have been set.
  public let fields: [String: FieldState]

  /// The shown value of `field`, or `nil` if it was never set.
  public func shown(_ field: String) -> Scalar? { fields[field]?.shown }

  /// Whether the entity is removed.
  public var isRemoved: Bool { shown(EntityType.removedField) == .boolean(true) }
}

/// A field whose surviving writes have different values, or an entity that one person removed while
/// another wrote to it.
public struct Conflict: Hashable, Sendable {
  /// The entity.
  public let entity: EntityState
  /// The field in question.
  public let field: String
  /// Why it is a conflict.
  public let kind: Kind

  /// What was done concurrently.
  @nonexhaustive
  public enum Kind: Hashable, Sendable {
    /// Different values were written.
    case values
    /// The field was written while the entity was removed.
    case writtenWhileRemoved
  }
}

/// What a conflict is about.
public struct ConflictName: Hashable, Sendable {
  /// The name of the entity's type.
  public let type: String
  /// The entity.
  public let entity: EntityID
  /// The field in question.
  public let field: String
  /// Why it is a conflict.
  public let kind: Conflict.Kind
}
