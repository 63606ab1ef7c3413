public import DuologMerge

/// What to set of an entity: an event that has no place in a log yet.
public struct NewEvent: Hashable, Sendable {
  /// The entity's type.
  public var type: String
  /// The entity; the first event for it creates it.
  public var entity: EntityID
  /// The fields to set.
  public var fields: [String: Scalar]
  /// The person who writes, where it is not the device's owner.
  public var by: EntityID?
  /// The event whose effect this one takes back, if any: one that this device has written, under
  /// whatever name.
  public var undoes: EventName?

  /// Sets `fields` of `entity`.
  public init(
    _ type: String, _ entity: EntityID, set fields: [String: Scalar], by: EntityID? = nil,
    undoes: EventName? = nil
  ) {
    self.type = type
    self.entity = entity
    self.fields = fields
    self.by = by
    self.undoes = undoes
  }
}
