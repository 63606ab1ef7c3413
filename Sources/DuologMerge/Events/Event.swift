/// One entry of a log: *set these fields of this entity*.
///
/// There is no other kind of event. The first event for an entity creates it, and setting `removed`
/// removes it. What is stored, hashed and sent on is not this value but the bytes that the author
/// wrote.
public struct Event: Hashable, Sendable {
  /// The position in the log: 1, 2, 3, … without gaps.
  public var sequence: Int64
  /// The device's wall clock. Advisory: it only chooses which of several concurrent writes is
  /// shown.
  public var at: Timestamp
  /// What the author had newly seen of other logs since the log's previous event.
  public var seen: VersionVector
  /// The person who wrote it, if not the owner of the device.
  public var by: EntityID?
  /// The event of the same log that this one takes back. Advisory: it changes no merge.
  public var undoes: Int64?
  /// Like `undoes`, for an event of another log: one that the device wrote before it went on as a
  /// new device. The log is named after the log digest at that very event, whether or not a branch
  /// starts there, so the name stays right however the log forks. Also advisory.
  public var takesBack: EventName?
  /// The earlier event of the same log that this one belongs with as a single entry. Also advisory.
  public var with: Int64?
  /// The name of the entity's type.
  public var type: String
  /// The entity that is written to.
  public var entity: EntityID
  /// The fields written and their values.
  public var fields: [String: Scalar]

  /// An event with these values. Limits and names are not checked here, but where events are written
  /// and read.
  public init(
    sequence: Int64,
    at: Timestamp,
    seen: VersionVector = VersionVector(),
    by: EntityID? = nil,
    undoes: Int64? = nil,
    with: Int64? = nil,
    type: String,
    entity: EntityID,
    fields: [String: Scalar],
    takesBack: EventName? = nil
  ) {
    self.sequence = sequence
    self.at = at
    self.seen = seen
    self.by = by
    self.undoes = undoes
    self.takesBack = takesBack
    self.with = with
    self.type = type
    self.entity = entity
    self.fields = fields
  }

  /// Whether this takes back another event.
  public var isTakingBack: Bool { undoes != nil || takesBack != nil }
}
