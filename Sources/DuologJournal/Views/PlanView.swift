import DuologMerge
import DuologSync

/// A plan and its phases.
public struct PlanView: Hashable, Sendable {
  /// A phase of a plan.
  public struct Phase: Hashable, Sendable {
    /// What it is about.
    public let phase: Programme.Phase
    /// Whether it has begun.
    public let hasBegun: Bool
    /// The titles of its goals, as they are or will be.
    public let titles: [String]
    /// The people who have said yes to it, if it has not begun.
    public let readyNames: [String]
  }

  /// The phases, in order.
  public let phases: [Phase]
}

extension Journal {
  /// The phases of `goal`; `nil` if it is not a plan.
  public func planView(of goal: Goal) throws -> PlanView? {
    guard goal.isPlan else { return nil }
    let consent = try GoalReader(self).consent(of: goal.id)
    let people = try people()
    let current = goal.phase ?? Programme.phases.count
    return PlanView(
      phases: try Programme.phases.map { phase in
        let hasBegun = phase.number <= current
        let missing = consent.missing(of: people.map(\.id), phase: phase.number)
        let titles = try phase.templates.compactMap { id in
          try goals(with: goal.identifiers.map { Programme.goal(id, of: $0) }).first?.title
            ?? Catalogue.template(id.rawValue)?.title
        }
        return PlanView.Phase(
          phase: phase, hasBegun: hasBegun, titles: titles,
          readyNames: hasBegun ? [] : people.filter { !missing.contains($0.id) }.map(\.name))
      })
  }
}
