public import DuologMerge
import DuologSync

/// What a new goal asks for.
///
/// ```swift
/// var tea = NewGoal(
///   title: "Ten quiet minutes", cadence: .weekly(2), rule: .together,
///   target: Amount("10"), unit: "minutes")
/// tea.why = "we hardly talk on weekdays"
/// let goal = try journal.addGoal(tea)
/// ```
public struct NewGoal: Hashable, Sendable {
  /// The title.
  public var title: String
  /// Whose goal it is.
  public var scope: Goal.Scope
  /// How often.
  public var cadence: Cadence
  /// How the check-ins of two people count.
  public var rule: CountingRule
  /// How much makes one occurrence complete, if that is measured.
  public var target: Amount?
  /// What the target is measured in.
  public var unit: String?
  /// The template that it is made from, if there is one.
  public var template: Template.ID?
  /// What it is about.
  public var category: String?
  /// Whether it waits until everyone concerned has said yes.
  public var isProposed = false
  /// What exactly to do.
  public var how: String?
  /// What makes it doable.
  public var achievable: String?
  /// Why it matters.
  public var why: String?
  /// The day on which to look at it again.
  public var reviewOn: Day?
  /// The group to put it into, if any.
  public var group: String?

  /// A goal of both, in which each person counts alone.
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

extension NewGoal {
  /// The events that make the goal and its first term.
  ///
  /// - Throws: `JournalError.emptyTitle`, `JournalError.impossibleCadence`.
  func newEvents(
    of goal: EntityID, term: EntityID, owner: Scalar, from first: Day
  ) throws(JournalError) -> [NewEvent] {
    let title = title.trimmed
    guard !title.isEmpty else { throw .emptyTitle }
    guard cadence == cadence.usable else { throw .impossibleCadence(cadence.text) }
    var goalFields: [String: Scalar] = [
      "title": .text(title), "scope": .text(scope.rawValue), "owner": owner,
      "status": .text(Goal.Status.active.rawValue),
    ]
    if case .once(let due?) = cadence { goalFields["due"] = .day(due) }
    goalFields["template"] = template.map { .text($0.rawValue) }
    goalFields["category"] = category.map(Scalar.text)
    goalFields["how"] = how.map(Scalar.text)
    goalFields["achievable"] = achievable.map(Scalar.text)
    goalFields["why"] = why.map(Scalar.text)
    goalFields["reviewOn"] = reviewOn.map(Scalar.day)
    goalFields["group"] = group.map(Scalar.text)
    var termFields: [String: Scalar] = [
      "goal": .entity(goal), "from": .day(first), "cadence": .text(cadence.text),
      "rule": .text(rule.rawValue), "counts": .text(cadence.counts.rawValue),
    ]
    termFields["target"] = target?.scalar
    termFields["unit"] = unit.map(Scalar.text)
    return [
      NewEvent(JournalSchema.TypeName.goal, goal, set: goalFields),
      NewEvent(JournalSchema.TypeName.term, term, set: termFields),
    ]
  }
}

extension NewGoal {
  /// The goal that `template` makes.
  ///
  /// - Throws: `JournalError.templateMakesNoGoal` for a template that is something to read, or a
  ///   private sign.
  public init(_ template: Template) throws(JournalError) {
    guard template.category.makesGoals else {
      throw .templateMakesNoGoal(template.id, title: template.title)
    }
    self.init(
      title: template.title, scope: template.who.scope, cadence: template.cadence,
      rule: template.rule, target: template.target, unit: template.unit)
    self.template = template.id
    category = template.category.rawValue
  }
}
