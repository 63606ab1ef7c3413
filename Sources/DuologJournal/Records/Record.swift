public import DuologMerge
public import DuologSync

/// What a person wrote down at a moment: how they felt, a thank-you, an answer, an agreement…
///
/// A content is a pure value. ``Record`` adds who wrote it, and whether it stays on this device. A
/// new kind is a type that conforms to this protocol and is listed in ``AnyRecord/kinds``.
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

  /// The fields that events may set, and which of them are required.
  static var schema: [EntityType.Field] { get }

  /// The field that names its goal; `nil` for a kind that is not about a goal.
  static var goalField: String? { get }

  /// The fields whose earlier value counts if both people wrote one concurrently, so that there is
  /// nothing to decide.
  static var earliestFields: Set<String> { get }

  /// The field with its text, which its author can change; `nil` for a kind without one.
  static var textField: String? { get }

  /// Whether it stays on the device that wrote it until its author shares it.
  static var isPrivateAtFirst: Bool { get }

  /// The content in `fields` of an event or of a private entry; `nil` if they are incomplete, or
  /// have a value that this version does not know.
  init?(fields: [String: Scalar])

  /// The content as fields; those without a value are left out.
  var fields: [String: Scalar] { get }
}

extension RecordContent {
  public static var goalField: String? { nil }
  public static var earliestFields: Set<String> { [] }
  public static var textField: String? { nil }
  public static var isPrivateAtFirst: Bool { false }
}

/// The name of a kind of record. It is written in events and never changes.
public struct RecordType: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name in events, which never changes.
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// A kind by its name. Any text is accepted here; a name that events cannot have is refused when it
  /// is written.
  public init(stringLiteral name: String) {
    self.init(rawValue: name)
  }
}

/// A content, and its origin.
public struct Record<Content: RecordContent>: Hashable, Sendable, Identifiable {
  /// The identifier.
  public let id: EntityID
  /// Who wrote it, if the device's owner is known.
  public let author: EntityID?
  /// When it was written, by its author's clock.
  public let at: Timestamp
  /// Whether it is on this device only.
  public let isPrivate: Bool
  /// What it says.
  public let content: Content
}
