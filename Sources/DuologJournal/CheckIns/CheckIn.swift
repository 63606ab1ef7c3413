public import DuologMerge
import DuologSync

/// What one person logged for a goal on one of their own calendar days.
///
/// ```swift
/// let today = try journal.today()
/// let lastDays = today.advanced(by: -6)...today
/// for checkIn in try journal.checkIns(of: goal.id, days: lastDays) {
///   print(checkIn.day, checkIn.state, checkIn.note ?? "")
/// }
/// ```
public struct CheckIn: Hashable, Sendable, Identifiable {
  /// The identifier.
  public let id: EntityID
  /// The goal.
  public let goal: EntityID
  /// The author's own calendar day, frozen when it was logged.
  public let day: Day
  /// Who logged it, if the device's owner is known.
  public let author: EntityID?
  /// What it says: done by default.
  public let state: CheckInState
  /// How much, if given.
  public let amount: Amount?
  /// A note, if there is one.
  public let note: String?
  /// The time zone in which it was logged, if it was recorded.
  public let zone: String?
  /// When it was logged, by the author's clock.
  public let at: Timestamp
  let origin: EventName

  init?(_ row: EntityRow, author: EntityID?) {
    guard let goal = row["goal"]?.entity, let day = row["day"]?.day else { return nil }
    id = row.id
    self.goal = goal
    self.day = day
    self.author = author
    state = row["state"]?.text.flatMap(CheckInState.init) ?? .done
    amount = row["amount"].flatMap(Amount.init)
    note = row["note"]?.text
    zone = row["zone"]?.text
    at = row.at
    origin = row.origin
  }

  /// The check-in as counting sees it; `nil` if its author is not known yet.
  var fact: CheckInFact? {
    author.map { CheckInFact(author: $0, day: day, state: state, amount: amount) }
  }
}
