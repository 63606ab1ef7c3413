/// What a new goal asks for.
public struct GoalDraft: Hashable, Sendable {
  /// The title.
  public var title: String
  /// Whose goal it is.
  public var scope: Goal.Scope
  /// How often.
  public var cadence: Cadence
  /// How the check-ins of two people count.
  public var rule: CountingRule
  /// How much makes one occurrence whole, if that is measured.
  public var target: Amount?
  /// What the target is measured in.
  public var unit: String?
  /// The template that it is made from, if there is one.
  public var template: Template.ID?
  /// What it is about.
  public var category: String?

  /// A goal of both, for which each counts alone.
  public init(
    title: String, scope: Goal.Scope = .ours, cadence: Cadence, rule: CountingRule = .each,
    target: Amount? = nil, unit: String? = nil
  ) {
    self.title = title
    self.scope = scope
    self.cadence = cadence
    self.rule = rule
    self.target = target
    self.unit = unit
  }
}
