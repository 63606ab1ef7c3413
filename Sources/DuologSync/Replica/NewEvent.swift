public import DuologMerge

/// The fields to set for an entity: an event that is not in a log yet.
public struct NewEvent: Hashable, Sendable {
  /// The entity's type.
  public var type: String
  /// The entity. Its first event creates it.
  public var entity: EntityID
  /// The fields to set.
  public var fields: [String: Scalar]
  /// The person who writes, if not the device's owner.
  public var by: EntityID?
  /// The event that this one takes back, if any. This device must have written it, under whatever
  /// name.
  public var undoes: EventName?
  /// When it was written; `nil` for now. For what a person wrote elsewhere earlier: a time that this
  /// device's clock has not reached yet is taken for now.
  public var at: Timestamp?

  /// Sets `fields` of `entity`.
  public init(
    _ type: String, _ entity: EntityID, set fields: [String: Scalar], by: EntityID? = nil,
    undoes: EventName? = nil, at: Timestamp? = nil
  ) {
    self.type = type
    self.entity = entity
    self.fields = fields
    self.by = by
    self.undoes = undoes
    self.at = at
  }
}
