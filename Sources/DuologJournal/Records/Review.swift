public import DuologMerge
public import DuologSync

/// A look back without judgement: what to keep, what to change, what could rest.
public struct Review: RecordContent {
  public static let type: RecordType = "checkpoint"
  public static let schema: [EntityType.Field] = [
    .init("day", .day, required: true), .init("keep", .text), .init("change", .text),
    .init("pause", .text), .init("decisions", .text),
  ]

  /// The author's own calendar day.
  public var day: Day
  /// What helps.
  public var keep: String?
  /// What could change.
  public var change: String?
  /// What could pause for a while.
  public var pause: String?
  /// What the two decided.
  public var decisions: String?

  /// An empty review.
  public init(
    day: Day, keep: String? = nil, change: String? = nil, pause: String? = nil,
    decisions: String? = nil
  ) {
    self.day = day
    self.keep = keep
    self.change = change
    self.pause = pause
    self.decisions = decisions
  }

  public init?(fields: [String: Scalar]) {
    guard let day = fields["day"]?.day else { return nil }
    self.init(
      day: day, keep: fields["keep"]?.text, change: fields["change"]?.text,
      pause: fields["pause"]?.text, decisions: fields["decisions"]?.text)
  }

  public var fields: [String: Scalar] {
    var fields: [String: Scalar] = ["day": .day(day)]
    fields["keep"] = keep.map(Scalar.text)
    fields["change"] = change.map(Scalar.text)
    fields["pause"] = pause.map(Scalar.text)
    fields["decisions"] = decisions.map(Scalar.text)
    return fields
  }

  /// Whether it says nothing.
  public var isEmpty: Bool { fields.count == 1 }
}

extension Review: DescribedRecord {
  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    DiarySentence(
      "looked back",
      [("To keep", keep), ("To change", change), ("To pause", pause), ("Decided", decisions)])
  }

  package var heading: String { "Looking back" }
  package var texts: [String] { [keep, change, pause, decisions].compactMap(\.self) }
}
