public import DuologMerge
public import DuologSync

/// A part of a couple's plan that is neither a goal nor an agreement.
public struct PlanNote: RecordContent {
  public static let type: RecordType = "plannote"
  public static let schema: [EntityType.Field] = [
    .init("kind", .text, required: true), .init("text", .text, required: true), .init("from", .day),
    .init("to", .day),
  ]
  public static let textField: String? = "text"

  /// What it is about. The raw values are written in events and never change.
  @nonexhaustive
  public enum Kind: String, Hashable, CaseIterable, Sendable {
    /// How talks between the two go.
    case pattern
    /// What helps in a hard moment.
    case tool
    /// What weighs on the two from outside, such as work or money.
    case stressor
    /// A move, a loss, a new baby: something that changes a lot.
    case lifeEvent = "life event"
    /// What matters to the two.
    case value
    /// Where the two want to be.
    case vision
  }

  /// What it is about.
  public var kind: Kind
  /// What it says.
  public var text: String
  /// The first day for which it is true, if it has one.
  public var from: Day?
  /// The last day for which it is true, if it has one.
  public var to: Day?

  /// A note for the plan.
  public init(_ kind: Kind, _ text: String, from: Day? = nil, to: Day? = nil) {
    self.kind = kind
    self.text = text
    self.from = from
    self.to = to
  }

  public init?(fields: [String: Scalar]) {
    guard let kind = fields["kind"]?.text.flatMap(Kind.init), let text = fields["text"]?.text
    else { return nil }
    self.init(kind, text, from: fields["from"]?.day, to: fields["to"]?.day)
  }

  public var fields: [String: Scalar] {
    var fields: [String: Scalar] = ["kind": .text(kind.rawValue), "text": .text(text)]
    fields["from"] = from.map(Scalar.day)
    fields["to"] = to.map(Scalar.day)
    return fields
  }
}

extension PlanNote: DescribedRecord {
  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    DiarySentence("noted \(kind.phrase)\(span)", [("", text)])
  }

  /// ` (2026-11-01 to 2026-11-30)`, or less if a day is not known.
  private var span: String {
    switch (from, to) {
    case (let from?, let to?): " (\(from) to \(to))"
    case (let from?, nil): " (from \(from))"
    case (nil, let to?): " (until \(to))"
    case (nil, nil): ""
    }
  }

  package var heading: String { "For the plan" }
}

extension PlanNote.Kind {
  /// What it is, in a sentence.
  package var phrase: String {
    switch self {
    case .pattern: "a pattern"
    case .tool: "a tool"
    case .stressor: "a stressor"
    case .lifeEvent: "a life event"
    case .value: "a value"
    case .vision: "a vision"
    }
  }
}
