/// The name of an event: its log and its position there.
public struct EventName: Hashable, Comparable, Sendable {
  /// The log.
  public let log: LogID

  /// 1, 2, 3, … without gaps; below 2⁵³, so that every JSON reader can represent it exactly.
  public let sequence: Int64

  /// The event at `sequence` of `log`.
  @inlinable
  public init(_ log: LogID, _ sequence: Int64) {
    self.log = log
    self.sequence = sequence
  }

  /// By log, then by position.
  @inlinable
  public static func < (left: EventName, right: EventName) -> Bool {
    left.log != right.log ? left.log < right.log : left.sequence < right.sequence
  }
}

extension EventName: CustomStringConvertible {
  /// The log and the number in it, with a space between them.
  public var description: String { "\(log) \(sequence)" }
}
