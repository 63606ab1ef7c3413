public import DuologMerge
public import DuologSync

/// What somebody wrote in answer to a question. It stays on their device until they choose to share
/// it.
public struct Answer: RecordContent {
  public static let type: RecordType = "answer"
  public static let schema: [EntityType.Field] = [
    .init("prompt", .text, required: true), .init("day", .day, required: true),
    .init("text", .text, required: true),
  ]
  public static let textField: String? = "text"
  public static let isPrivateAtFirst = true

  /// The template whose question it answers. A newer Duolog may have templates that this one lacks.
  public let prompt: Template.ID
  /// The author's own calendar day.
  public let day: Day
  /// What they wrote.
  public let text: String

  /// An answer to the question of `prompt`.
  public init(to prompt: Template.ID, _ text: String, day: Day) {
    self.prompt = prompt
    self.day = day
    self.text = text
  }

  public init?(fields: [String: Scalar]) {
    guard let prompt = fields["prompt"]?.text, let day = fields["day"]?.day,
      let text = fields["text"]?.text
    else { return nil }
    self.init(to: Template.ID(rawValue: prompt), text, day: day)
  }

  public var fields: [String: Scalar] {
    ["prompt": .text(prompt.rawValue), "day": .day(day), "text": .text(text)]
  }
}

extension Answer: DescribedRecord {
  package static let weight = News.Weight.response
  package static let newsKind = News.Kind.responded

  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    DiarySentence("answered \(DiarySentence.question(prompt))", [("", text)])
  }

  package var heading: String { Catalogue.template(prompt.rawValue)?.question ?? "An answer" }
}
