public import DuologMerge

/// Something that is on this device only, as its owner sees it.
///
/// ```swift
/// try journal.checkIn(goal, note: "I was close to tears", privately: true)
/// let notes = try journal.privateNotes()
/// try journal.forget(notes[0].id)
/// ```
public struct PrivateNote: Hashable, Sendable, Identifiable {
  /// What it is.
  @nonexhaustive
  public enum Content: Hashable, Sendable {
    /// A record that nobody else knows about.
    case record(AnyRecord)
    /// The note or the amount of a check-in that the other person knows about.
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
  /// The title of its goal, if it is about one.
  public let goalTitle: String?
}
