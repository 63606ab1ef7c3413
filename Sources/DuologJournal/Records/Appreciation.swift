public import DuologMerge
public import DuologSync

/// A thank-you to somebody.
public struct Appreciation: RecordContent {
  public static let type: RecordType = "appreciation"
  public static let schema: [EntityType.Field] = [
    .init("to", .entity, required: true), .init("day", .day, required: true),
    .init("text", .text, required: true),
  ]
  public static let textField: String? = "text"

  /// Whom it thanks.
  public let to: EntityID
  /// The author's own calendar day.
  public let day: Day
  /// What for, in the author's words.
  public let text: String

  /// A thank-you to `to`.
  public init(to: EntityID, _ text: String, day: Day) {
    self.to = to
    self.day = day
    self.text = text
  }

  public init?(fields: [String: Scalar]) {
    guard let to = fields["to"]?.entity, let day = fields["day"]?.day,
      let text = fields["text"]?.text
    else { return nil }
    self.init(to: to, text, day: day)
  }

  public var fields: [String: Scalar] {
    ["to": .entity(to), "day": .day(day), "text": .text(text)]
  }
}

extension Appreciation: DescribedRecord {
  package static let personField: String? = "to"
  package static let weight = News.Weight.thanks
  package static let newsKind = News.Kind.thanked

  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    DiarySentence("thanked \(name(to))", [("", text)])
  }

  package var heading: String { "A thank-you" }
}
