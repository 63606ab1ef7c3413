public import DuologMerge
public import DuologSync

/// What somebody wrote in answer to a question, for both: the other person is shown it once they
/// have answered the same question for both, too.
///
/// It travels like any other entry, so it is hidden and not secret: somebody who reads the files can
/// find it. A reader who may not see it yet gets it without its text, from every function of
/// ``Journal``. Answers belong together if they have the same question and the same day.
///
/// It is a type of its own so that an older Duolog, which would show it at once, shows that there is
/// something that only a newer one can show.
public struct JointAnswer: RecordContent {
  public static let type: RecordType = "jointanswer"
  public static let schema: [EntityType.Field] = [
    .init("prompt", .text, required: true), .init("day", .day, required: true),
    .init("text", .text, required: true),
  ]

  /// The template whose question it answers. A newer Duolog may have templates that this one lacks.
  public let prompt: Template.ID
  /// The calendar day of the person who answered first.
  public let day: Day
  /// What they wrote; `nil` if its reader may not see it yet.
  public let text: String?

  /// An answer to the question of `prompt`.
  public init(to prompt: Template.ID, _ text: String, day: Day) {
    self.init(to: prompt, text, on: day)
  }

  private init(to prompt: Template.ID, _ text: String?, on day: Day) {
    self.prompt = prompt
    self.day = day
    self.text = text
  }

  public init?(fields: [String: Scalar]) {
    guard let prompt = fields["prompt"]?.text, let day = fields["day"]?.day,
      let text = fields["text"]?.text
    else { return nil }
    self.init(to: Template.ID(rawValue: prompt), text, on: day)
  }

  public var fields: [String: Scalar] {
    var fields: [String: Scalar] = ["prompt": .text(prompt.rawValue), "day": .day(day)]
    fields["text"] = text.map(Scalar.text)
    return fields
  }

  /// The answer as the other person gets it before they have answered.
  var closed: JointAnswer { JointAnswer(to: prompt, nil, on: day) }
}

extension JointAnswer: DescribedRecord {
  package static let columns = CSVColumns(date: "day", text: "text")
  package static let weight = News.Weight.response
  package static let newsKind = News.Kind.responded

  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    DiarySentence("answered \(DiarySentence.question(prompt))", [("", text)])
  }
}
