public import DuologMerge

/// Something that is on this device only, as its owner sees it.
///
/// ```swift
/// try journal.checkIn(goal, note: "I was close to tears", privately: true)
/// let notes = try journal.privateNotes()
/// try journal.forget(notes.count)
/// ```
public struct PrivateNote: Hashable, Sendable, Identifiable {
  /// What it is.
  public enum Content: Hashable, Sendable {
    /// A record that nobody else knows of.
    case record(AnyRecord)
    /// What was written with, or measured at, a check-in that the other knows of.
    case checkIn(amount: Amount?, note: String?)
    /// Why somebody takes a break.
    case pauseReason(String)
  }

  /// The entity.
  public let id: EntityID
  /// When it was written.
  public let at: Timestamp
  /// What it is.
  public let content: Content
  /// The title of the goal that it is about, if it is about one.
  public let goalTitle: String?
}
