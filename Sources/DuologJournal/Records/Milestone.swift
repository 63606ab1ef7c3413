public import DuologMerge
public import DuologSync

/// A step toward a goal, worth celebrating.
public struct Milestone: RecordContent {
  public static let type: RecordType = "milestone"
  public static let schema: [EntityType.Field] = [
    .init("goal", .entity, required: true, indexed: true), .init("title", .text, required: true),
    .init("amount", .number), .init("day", .day), .init("reached", .day), .init("celebrated", .day),
    .init("how", .text),
  ]
  public static let textField: String? = "title"
  public static let goalField: String? = "goal"
  public static let earliestFields: Set<String> = ["reached"]

  /// The goal that it is a step toward.
  public var goal: EntityID
  /// What is reached then.
  public var title: String
  /// How much is done by then, if the goal is measured.
  public var amount: Amount?
  /// The day for which it is planned.
  public var day: Day?
  /// The day on which it was reached: the earliest one that either person has recorded or, if
  /// nobody has and there is an ``amount``, the one on which the amounts of the goal reached it.
  public var reached: Day?
  /// The day on which it was celebrated.
  public var celebrated: Day?
  /// How it is, or was, celebrated.
  public var how: String?

  /// A milestone of `goal` that has not been reached.
  public init(_ title: String, of goal: EntityID, amount: Amount? = nil, day: Day? = nil) {
    self.goal = goal
    self.title = title
    self.amount = amount
    self.day = day
  }

  public init?(fields: [String: Scalar]) {
    guard let goal = fields["goal"]?.entity, let title = fields["title"]?.text else { return nil }
    self.init(
      title, of: goal, amount: fields["amount"].flatMap(Amount.init), day: fields["day"]?.day)
    reached = fields["reached"]?.day
    celebrated = fields["celebrated"]?.day
    how = fields["how"]?.text
  }

  public var fields: [String: Scalar] {
    var fields: [String: Scalar] = ["goal": .entity(goal), "title": .text(title)]
    fields["amount"] = amount?.scalar
    fields["day"] = day.map(Scalar.day)
    fields["reached"] = reached.map(Scalar.day)
    fields["celebrated"] = celebrated.map(Scalar.day)
    fields["how"] = how.map(Scalar.text)
    return fields
  }
}

extension Milestone: DescribedRecord {
  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    let name = "the milestone *\(MarkdownText.inLine(title))* of \(goal)"
    let size = amount.map { " (\($0))" } ?? ""
    guard reached != nil else {
      return DiarySentence("planned \(name)\(size)\(day.map { " for \($0)" } ?? "")")
    }
    let celebrated = celebrated.map { ", celebrated on \($0)" } ?? ""
    return DiarySentence("reached \(name)\(size)\(celebrated)", [("", how)])
  }

  package var heading: String { "A milestone" }
  package var texts: [String] { [title] }
}
