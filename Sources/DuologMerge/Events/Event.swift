/// One entry of a log: *set these fields of this entity*.
///
/// There is no other verb. The first event for an entity creates it, and setting `removed` removes
/// it. What is stored, hashed and sent on is never this value but the bytes that the author wrote.
public struct Event: Hashable, Sendable {
  /// The place in the log: 1, 2, 3, … without gaps.
  public var sequence: Int64
  /// The wall clock of the device. Advisory: it chooses what is shown among concurrent writes.
  public var at: Timestamp
  /// What the author had seen of other logs, as far as it changed since the log's previous event.
  public var seen: VersionVector
  /// The person who wrote it, where that is not the owner of the device.
  public var by: EntityID?
  /// The event of the same log whose effect this one takes back. Advisory: it changes no merge.
  public var undoes: Int64?
  /// The same where it is an event of another log: one that the device wrote before it went on as
  /// a new device. Its log is named after the log digest at that very event, whether or not a branch
  /// begins there, so that the name stays right however the log forks. Advisory, too.
  public var takesBack: EventName?
  /// The earlier event of the same log with which this one was logged as one entry. Advisory, too.
  public var with: Int64?
  /// The name of the entity's type.
  public var type: String
  /// The entity written to.
  public var entity: EntityID
  /// The fields written and their values.
  public var fields: [String: Scalar]

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

  /// Whether it takes the effect of another event back, whichever.
  public var isTakingBack: Bool { undoes != nil || takesBack != nil }
}
