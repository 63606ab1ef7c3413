public import DuologMerge

/// The content of a record of any kind.
public struct AnyRecord: Hashable, Sendable {
  /// The kinds of records that people write down, in the order of their tables, so new kinds are
  /// added at the end.
  public static let kinds: [any RecordContent.Type] = [
    Mood.self, Answer.self, Appreciation.self, Reaction.self, Milestone.self, Agreement.self,
    PlanNote.self, Repair.self, Review.self, ShiftSign.self, DiaryEntry.self, JointAnswer.self,
  ]

  /// The kind that events call `name`; `nil` if this version does not know it.
  public static func kind(named name: String) -> (any RecordContent.Type)? {
    kinds.first { $0.type.rawValue == name }
  }

  /// What it says.
  public let content: any RecordContent

  /// A record that says `content`.
  public init(_ content: any RecordContent) {
    self.content = content
  }

  /// The record in `fields` of an entity of `type`; `nil` if they are incomplete, or have a value
  /// that this version does not know.
  public init?(_ type: RecordType, fields: [String: Scalar]) {
    guard let content = AnyRecord.kind(named: type.rawValue)?.init(fields: fields) else {
      return nil
    }
    self.content = content
  }

  /// The kind of record.
  public var type: RecordType { Swift.type(of: content).type }

  /// What it says, as fields.
  public var fields: [String: Scalar] { content.fields }

  /// Its goal, if it is about one.
  public var goal: EntityID? {
    Swift.type(of: content).goalField.flatMap { content.fields[$0]?.entity }
  }

  public static func == (left: AnyRecord, right: AnyRecord) -> Bool {
    AnyHashable(left.content) == AnyHashable(right.content)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(AnyHashable(content))
  }
}
