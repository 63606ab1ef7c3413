public import DuologMerge

/// What a person wrote down at a moment: how they felt, a thank-you, an answer, an agreement…
///
/// A content is a pure value. Who wrote it, and whether it stays on this device, is what ``Record``
/// adds.
///
/// ```swift
/// if let calm = Mood(4, word: "calm", day: try journal.today()) {
///   try journal.keep(calm)
/// }
/// let moods = try journal.records(of: Mood.self)
/// ```
public protocol RecordContent: Hashable, Sendable {
  /// What kind of thing it is.
  static var type: RecordType { get }

  /// The content that `fields` of an event or of a private entry say; `nil` where they lack
  /// something, or say what this version does not know.
  init?(fields: [String: Scalar])

  /// The fields that say it; those without a value are left out.
  var fields: [String: Scalar] { get }
}

/// The kinds of things that people write down. The raw values are written in events and never
/// change.
public enum RecordType: String, Hashable, CaseIterable, Sendable {
  case mood
  case answer
  case appreciation
  case reaction
  case milestone
  case agreement
  case planNote = "plannote"
  case repair
  case checkpoint
  case signal

  /// Whether it stays on the device where it is written, unless its author chooses to tell.
  public var isPrivateAtFirst: Bool {
    switch self {
    case .answer, .signal: true
    default: false
    }
  }
}

/// A content, and where it comes from.
public struct Record<Content: RecordContent>: Hashable, Sendable, Identifiable {
  /// The identifier.
  public let id: EntityID
  /// Who wrote it, where the device's owner is known.
  public let author: EntityID?
  /// When it was written, by its author's clock.
  public let at: Timestamp
  /// Whether it is on this device only.
  public let isPrivate: Bool
  /// What it says.
  public let content: Content
}
