/// Something that a couple can begin with: an entry of the built-in catalogue.
///
/// Two partners who pick the same template pick the same goal, so identifiers never change and are
/// never reused.
public struct Template: Hashable, Sendable, Identifiable {
  /// The name of a template, for example `D4` or `K19a`: a letter for the source, a number, and
  /// another letter if an entry of the source has several parts.
  public struct ID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The identifier, for example `R5a`.
    public let rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// An identifier. Any text is accepted; only the catalogue knows which exist.
    public init(stringLiteral text: String) {
      self.init(rawValue: text)
    }
  }

  /// Whose it is. The raw values are in documents and never change.
  @nonexhaustive
  public enum Who: String, Hashable, CaseIterable, Sendable {
    /// One of the two, alone.
    case individual
    /// Both, each separately.
    case each
    /// Both at the same time.
    case together
    /// A shared thing that either can take care of.
    case ours
  }

  /// The identifier.
  public let id: ID
  /// The text that asks for it.
  public let source: TemplateSource
  /// The part of the source that it belongs to, for example `phase 2.1`, if the source has parts.
  public let part: String?
  /// The title, which a goal made from it has at first.
  public let title: String
  /// What it is about.
  public let category: TemplateCategory
  /// Whose it is.
  public let who: Who
  /// How often; ``Cadence/once(by:)`` for something that is set up once.
  public let cadence: Cadence
  /// Whether the source itself says how often; otherwise the cadence is a suggestion.
  public let isCadenceStated: Bool
  /// What to do, in words.
  public let measure: String
  /// How much makes one occurrence complete, if the source gives a number.
  public let target: Amount?
  /// What the target is measured in.
  public let unit: String?
  /// Whether the source itself gives the measure; otherwise it is a suggestion.
  public let isMeasureExact: Bool
  /// How the check-ins of two people count.
  public let rule: CountingRule
  /// What to ask oneself at a check-in.
  public let question: String

  /// A template. Anything not marked as `stated` or `exact` is a suggestion.
  ///
  /// - Parameters:
  ///   - each: how much of the unit makes one occurrence complete.
  ///   - rule: the way of counting, or `nil` for the one that goes with `who`.
  init(
    _ id: ID, _ source: TemplateSource, part: String? = nil, _ title: String,
    _ category: TemplateCategory, _ who: Who, _ cadence: Cadence, isCadenceStated: Bool = false,
    _ measure: String, each: (Int, String)? = nil, isMeasureExact: Bool = false,
    rule: CountingRule? = nil, asks question: String
  ) {
    self.id = id
    self.source = source
    self.part = part
    self.title = title
    self.category = category
    self.who = who
    self.cadence = cadence
    self.isCadenceStated = isCadenceStated
    self.measure = measure
    target = each.map { Amount(thousandths: Int64($0.0) * 1000) }
    unit = each?.1
    self.isMeasureExact = isMeasureExact
    self.rule = rule ?? who.rule
    self.question = question
  }
}

extension Template.Who {
  /// The way of counting that goes with it.
  fileprivate var rule: CountingRule {
    switch self {
    case .individual, .each: .each
    case .together: .together
    case .ours: .either
    }
  }

  /// The scope of a goal made from it.
  public var scope: Goal.Scope { self == .individual ? .mine : .ours }
}

extension Template.ID: CustomStringConvertible {
  /// The identifier, as people type it.
  public var description: String { rawValue }
}

/// A text that the catalogue is drawn from. The raw values are in documents and never change.
@nonexhaustive
public enum TemplateSource: String, Hashable, CaseIterable, Sendable {
  /// Fourteen relationship goals, reviewed by a therapist.
  case relationshipGoals = "000"
  /// Realistic goals and treatment plans in couples therapy.
  case therapyPlans = "001"
  /// Shared goals of couples.
  case sharedGoals = "002"
  /// SMART goals for couples, in three phases.
  case threePhases = "003"
  /// Relationship goals for a new year.
  case newYear = "004"

  /// What the text is about.
  public var title: String {
    switch self {
    case .relationshipGoals: "fourteen relationship goals, reviewed by a therapist"
    case .therapyPlans: "realistic goals and treatment plans in couples therapy"
    case .sharedGoals: "shared goals of couples"
    case .threePhases: "SMART goals for couples, in three phases"
    case .newYear: "relationship goals for a new year"
    }
  }
}
