public import DuologMerge
public import DuologSync

/// Something that the two have agreed on: a boundary, a sign for a time-out.
///
/// A flag for each person, `agreed.<person>`, says who has agreed, so that two people can agree at
/// the same time without a conflict.
public struct Agreement: RecordContent {
  public static let type: RecordType = "agreement"
  public static let schema: [EntityType.Field] = [
    .init("text", .text, required: true), .init("reviewOn", .day),
  ]
  public static let textField: String? = "text"

  /// What they agree on.
  public var text: String
  /// The day on which to look at it again.
  public var reviewOn: Day?

  /// An agreement that nobody has agreed to yet.
  public init(_ text: String, reviewOn: Day? = nil) {
    self.text = text
    self.reviewOn = reviewOn
  }

  public init?(fields: [String: Scalar]) {
    guard let text = fields["text"]?.text else { return nil }
    self.init(text, reviewOn: fields["reviewOn"]?.day)
  }

  public var fields: [String: Scalar] {
    var fields: [String: Scalar] = ["text": .text(text)]
    fields["reviewOn"] = reviewOn.map(Scalar.day)
    return fields
  }
}

extension Agreement: DescribedRecord {
  package static let weight = News.Weight.consent

  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    let day = reviewOn.map { ", to look at again on \($0)" } ?? ""
    return DiarySentence("wrote down an agreement\(day)", [("", text)])
  }

  package var heading: String { "An agreement" }
}
