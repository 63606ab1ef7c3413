public import DuologMerge

/// What to change in an entry. What is `nil` stays as it is.
public struct Amendment: Hashable, Sendable {
  /// The note of a check-in, or the text of something written down; an empty one removes it.
  public var text: String?
  /// How much. It replaces what the entry said, and is not added to it.
  public var amount: Amount?
  /// The day that it is for.
  public var day: Day?
  /// Whether it was done.
  public var state: CheckInState?

  /// Changes nothing.
  public init() {}

  /// What an event changed in a check-in.
  init(told fields: [String: Scalar]) {
    text = fields["note"]?.text
    amount = fields["amount"].flatMap(Amount.init)
    day = fields["day"]?.day
    state = fields["state"]?.text.flatMap(CheckInState.init)
  }
}

extension Amendment {
  /// A part of an entry.
  @nonexhaustive
  public enum Part: String, Hashable, Sendable {
    /// The note, or the text of a record.
    case note
    /// How much was done.
    case amount
    /// The day that it counts for.
    case day
    /// Whether it was done, in part or not.
    case state
  }
}
