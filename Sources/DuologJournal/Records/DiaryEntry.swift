public import DuologMerge
public import DuologSync

/// Something that somebody wrote into their journal. It stays on their device until they choose to
/// share it.
public struct DiaryEntry: RecordContent {
  public static let type: RecordType = "diary"
  public static let schema: [EntityType.Field] = [
    .init("day", .day, required: true), .init("text", .text, required: true),
  ]
  public static let textField: String? = "text"
  public static let isPrivateAtFirst = true

  /// The author's own calendar day that it is about.
  public let day: Day
  /// What they wrote.
  public let text: String

  /// An entry about `day`.
  public init(_ text: String, day: Day) {
    self.day = day
    self.text = text
  }

  public init?(fields: [String: Scalar]) {
    guard let day = fields["day"]?.day, let text = fields["text"]?.text else { return nil }
    self.init(text, day: day)
  }

  public var fields: [String: Scalar] { ["day": .day(day), "text": .text(text)] }
}

extension DiaryEntry: DescribedRecord {
  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    DiarySentence("wrote", [("", text)])
  }

  package var heading: String { "Written" }
}
