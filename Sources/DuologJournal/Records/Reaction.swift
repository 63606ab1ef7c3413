public import DuologMerge
public import DuologSync

/// A sign that somebody has read one of the other's entries.
///
/// Reactions are a set of author, kind and target: giving one twice is the same as giving it once.
public struct Reaction: RecordContent {
  public static let type: RecordType = "reaction"
  public static let schema: [EntityType.Field] = [
    .init("target", .entity, required: true), .init("kind", .text, required: true),
  ]

  /// What it says. The raw values are written in events and never change.
  @nonexhaustive
  public enum Kind: String, Hashable, CaseIterable, Sendable {
    /// I love this.
    case heart
    /// Thank you for this.
    case thanks
    /// I am with you.
    case hug
    /// I am proud of you.
    case proud
    /// I would like to talk about this.
    case talk
  }

  /// The entry that it is about.
  public let target: EntityID
  /// What it says.
  public let kind: Kind

  /// A reaction to `target`.
  public init(_ kind: Kind, to target: EntityID) {
    self.target = target
    self.kind = kind
  }

  public init?(fields: [String: Scalar]) {
    guard let target = fields["target"]?.entity, let kind = fields["kind"]?.text.flatMap(Kind.init)
    else { return nil }
    self.init(kind, to: target)
  }

  public var fields: [String: Scalar] {
    ["target": .entity(target), "kind": .text(kind.rawValue)]
  }

  /// The entity of this reaction by `author`: the same on every device, however often it is given.
  func identifier(by author: EntityID) -> EntityID {
    EntityID(
      derivedFrom: SHA256.hash("duolog reaction 1\n\(author)\n\(kind.rawValue)\n\(target)".utf8))
  }
}

extension Reaction: DescribedRecord {
  package static let columns = CSVColumns(text: "kind")
  package static let weight = News.Weight.response
  package static let newsKind = News.Kind.responded

  package var weight: News.Weight { kind == .talk ? .talk : .response }
}
