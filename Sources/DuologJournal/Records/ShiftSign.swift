public import DuologMerge
public import DuologSync

/// A sign that a goal, or how the two go about it, may need to shift. It stays on the device of the
/// person who noticed it until they choose to share it.
public struct ShiftSign: RecordContent {
  public static let type: RecordType = "signal"
  public static let schema: [EntityType.Field] = [
    .init("sign", .text, required: true), .init("day", .day, required: true), .init("note", .text),
  ]
  public static let textField: String? = "note"
  public static let isPrivateAtFirst = true

  /// The author's own calendar day.
  public let day: Day
  /// Which of the signs: a template of the category `signal`.
  public let sign: Template.ID
  /// In the author's words, if they added any.
  public let note: String?

  /// The templates that are signs.
  public static var signs: [Template] { Catalogue.templates(about: [], in: .signal) }

  /// Fails unless `sign` is one of ``signs``.
  public init?(_ sign: Template.ID, note: String? = nil, day: Day) {
    guard ShiftSign.signs.contains(where: { $0.id == sign }) else { return nil }
    self.day = day
    self.sign = sign
    self.note = note
  }

  public init?(fields: [String: Scalar]) {
    guard let day = fields["day"]?.day, let sign = fields["sign"]?.text else { return nil }
    self.init(Template.ID(rawValue: sign), note: fields["note"]?.text, day: day)
  }

  public var fields: [String: Scalar] {
    var fields: [String: Scalar] = ["sign": .text(sign.rawValue), "day": .day(day)]
    fields["note"] = note.map(Scalar.text)
    return fields
  }
}

extension ShiftSign: DescribedRecord {
  package static let weight = News.Weight.response

  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    let title = MarkdownText.inLine(Catalogue.template(sign.rawValue)?.title ?? "a sign")
    return DiarySentence("noticed that something may need to shift: *\(title)*", [("", note)])
  }

  package var heading: String {
    Catalogue.template(sign.rawValue)?.title ?? "A sign that something may need to shift"
  }
}
