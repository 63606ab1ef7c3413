public import DuologMerge

/// The content of a record of any kind.
public enum AnyRecord: Hashable, Sendable {
  case mood(Mood)
  case answer(Answer)
  case appreciation(Appreciation)
  case reaction(Reaction)
  case milestone(Milestone)
  case agreement(Agreement)
  case planNote(PlanNote)
  case repair(Repair)
  case checkpoint(Review)
  case signal(ShiftSign)

  /// What `fields` of an entity of `type` say; `nil` where they lack something, or say what this
  /// version does not know.
  public init?(_ type: RecordType, fields: [String: Scalar]) {
    let content: AnyRecord? =
      switch type {
      case .mood: Mood(fields: fields).map(AnyRecord.mood)
      case .answer: Answer(fields: fields).map(AnyRecord.answer)
      case .appreciation: Appreciation(fields: fields).map(AnyRecord.appreciation)
      case .reaction: Reaction(fields: fields).map(AnyRecord.reaction)
      case .milestone: Milestone(fields: fields).map(AnyRecord.milestone)
      case .agreement: Agreement(fields: fields).map(AnyRecord.agreement)
      case .planNote: PlanNote(fields: fields).map(AnyRecord.planNote)
      case .repair: Repair(fields: fields).map(AnyRecord.repair)
      case .checkpoint: Review(fields: fields).map(AnyRecord.checkpoint)
      case .signal: ShiftSign(fields: fields).map(AnyRecord.signal)
      }
    guard let content else { return nil }
    self = content
  }

  /// The kind of record.
  public var type: RecordType { Swift.type(of: content).type }

  /// What it says, as fields.
  public var fields: [String: Scalar] { content.fields }

  private var content: any RecordContent {
    switch self {
    case .mood(let content): content
    case .answer(let content): content
    case .appreciation(let content): content
    case .reaction(let content): content
    case .milestone(let content): content
    case .agreement(let content): content
    case .planNote(let content): content
    case .repair(let content): content
    case .checkpoint(let content): content
    case .signal(let content): content
    }
  }

  /// The goal that it is about, if it is about one.
  public var goal: EntityID? {
    if case .milestone(let milestone) = self { return milestone.goal }
    return nil
  }
}
