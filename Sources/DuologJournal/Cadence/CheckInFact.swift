import DuologMerge

/// What counting needs to know about a check-in.
public struct CheckInFact: Hashable, Sendable {
  /// Who logged it.
  public let author: EntityID
  /// The author's own calendar day that it counts for.
  public let day: Day
  /// What it says.
  public let state: CheckInState
  /// How much, if that was given.
  public let amount: Amount?

  /// A check-in by `author` for `day`.
  public init(author: EntityID, day: Day, state: CheckInState = .done, amount: Amount? = nil) {
    self.author = author
    self.day = day
    self.state = state
    self.amount = amount
  }
}
