import DuologMerge
import DuologSync

/// The three-phase programme: a plan whose goals come phase by phase, each when both feel ready.
public enum Programme {
  /// The template of the plan.
  public static let template: Template.ID = "D10"

  /// What a phase is about, and the templates of its goals.
  public struct Phase: Hashable, Sendable {
    /// From 1.
    public let number: Int
    /// Its theme, in a word.
    public let theme: String
    /// The templates of its goals.
    public let templates: [Template.ID]
  }

  /// The phases, in order.
  public static let phases = [
    Phase(number: 1, theme: "safety", templates: ["D1", "D2", "D3"]),
    Phase(number: 2, theme: "communication", templates: ["D4", "D5", "D6"]),
    Phase(number: 3, theme: "closeness", templates: ["D7", "D8", "D9"]),
  ]

  /// The phase with that number.
  static func phase(_ number: Int) -> Phase? { phases.first { $0.number == number } }

  /// The goal that `template` makes in `plan`: the same on every device, so that both people can
  /// begin a phase at the same time without duplicating its goals.
  static func goal(_ template: Template.ID, of plan: EntityID) -> EntityID {
    EntityID(derivedFrom: SHA256.hash("duolog plan goal 1\n\(plan)\n\(template)".utf8))
  }

  /// The first term of that goal.
  static func term(_ template: Template.ID, of plan: EntityID) -> EntityID {
    EntityID(derivedFrom: SHA256.hash("duolog plan term 1\n\(plan)\n\(template)".utf8))
  }

  /// The events that make the goals of `templates`, with which the phase of that number begins.
  /// Their content depends only on the plan, so that both people can write them at the same time.
  static func newEvents(
    of templates: [Template.ID], phase number: Int, in plan: EntityID, scope: Goal.Scope,
    owner: Scalar, from first: Day
  ) throws -> [NewEvent] {
    try templates.flatMap { id -> [NewEvent] in
      guard let template = Catalogue.template(id.rawValue) else { return [] }
      var draft = try NewGoal(template)
      draft.scope = scope
      var newEvents = try draft.newEvents(
        of: goal(id, of: plan), term: term(id, of: plan), owner: owner, from: first)
      newEvents[0].fields["plan"] = .entity(plan)
      newEvents[0].fields["phase"] = .integer(Int64(number))
      return newEvents
    }
  }
}
