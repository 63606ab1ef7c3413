/// One write of one field: the event that holds it and that event's wall clock.
///
/// Writes are ordered by clock, then by log, then by position in the log. The order only chooses
/// which of several concurrent writes is shown.
public struct Write: Hashable, Comparable, Sendable {
  /// The event that wrote the field.
  public let name: EventName
  /// The wall clock of the event.
  public let at: Timestamp

  /// The write of the event called `name`, whose clock read `at`.
  @inlinable
  public init(name: EventName, at: Timestamp) {
    self.name = name
    self.at = at
  }

  @inlinable
  public static func < (left: Write, right: Write) -> Bool {
    left.at != right.at ? left.at < right.at : left.name < right.name
  }
}
