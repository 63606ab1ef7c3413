import DuologMerge
import DuologSync

/// The outcome of saying yes.
@nonexhaustive
public enum ConsentOutcome: Hashable, Sendable {
  /// Everyone has said yes to the goal, so it is active now.
  case begins(Goal)
  /// The goal is waiting for others to say yes.
  case waits(Goal, for: [String])
  /// Everyone has said yes to the next phase of a plan, which begins with these goals.
  case phaseBegins(Programme.Phase, of: Goal, with: [Goal])
  /// The next phase of a plan is waiting for others to say yes.
  case phaseWaits(Programme.Phase, of: Goal, for: [String])
  /// The plan is in its last phase.
  case lastPhase(Goal)
}

extension Journal {
  /// Says yes to a proposed goal or, for a plan in use, to its next phase. Does nothing if this
  /// device's owner has said yes already.
  ///
  /// - Throws: `JournalError.nothingToAgree` for a goal that is not waiting for anyone,
  ///   `JournalError.goalNotActive` for one that has ended.
  @discardableResult
  public func agree(to goal: Goal) throws -> ConsentOutcome {
    try replica.transaction {
      if goal.status.isEnd {
        throw JournalError.goalNotActive(title: goal.title, status: goal.status)
      }
      // The goals of a phase wait for the plan.
      if goal.status == .proposed, let plan = goal.plan { return try agree(to: self.goal(plan)) }
      if goal.status == .proposed { return try agreeToProposal(goal) }
      guard goal.isPlan, let current = goal.phase else {
        throw JournalError.nothingToAgree(title: goal.title)
      }
      guard let phase = Programme.phase(current + 1) else { return .lastPhase(goal) }
      return try agree(to: phase, of: goal)
    }
  }

  private func agreeToProposal(_ goal: Goal) throws -> ConsentOutcome {
    try sayYes(to: goal, phase: 1)
    let goal = try self.goal(goal.id)
    return goal.status == .proposed ? .waits(goal, for: try names(goal.missing)) : .begins(goal)
  }

  private func agree(to phase: Programme.Phase, of plan: Goal) throws -> ConsentOutcome {
    try sayYes(to: plan, phase: phase.number, with: missingDrafts(of: phase, in: plan))
    let plan = try goal(plan.id)
    guard let current = plan.phase, current >= phase.number else {
      return .phaseWaits(phase, of: plan, for: try names(plan.missing))
    }
    return .phaseBegins(phase, of: plan, with: try goals(of: phase, in: plan))
  }

  private func sayYes(to goal: Goal, phase: Int, with newEvents: [NewEvent] = []) throws {
    let me = try me().id
    let consent = try GoalReader(self).consent(of: goal.id)
    guard consent.missing(of: [me], phase: phase) == [me] else { return }
    let state = try replica.entity(goal.id, type: JournalSchema.TypeName.goal)
    let fields = try consentFields(isDeclined: false, phase: phase, to: state)
    try append([NewEvent(JournalSchema.TypeName.goal, goal.id, set: fields)] + newEvents)
  }

  /// The goals of a phase that exist already, in the plan or in those that were joined with it.
  func goals(of phase: Programme.Phase, in plan: Goal) throws -> [Goal] {
    try phase.templates.flatMap { template in
      try goals(with: plan.identifiers.map { Programme.goal(template, of: $0) })
    }
  }

  /// The events that make the goals of a phase that do not exist yet.
  private func missingDrafts(
    of phase: Programme.Phase, in plan: Goal
  ) throws -> [NewEvent] {
    guard let row = try replica.row(plan.id, of: JournalSchema.TypeName.goal),
      let first = try terms(of: plan.id).first?.from
    else { return [] }
    let missing = try phase.templates.filter { try goals(of: $0, in: plan.identifiers).isEmpty }
    return try Programme.newEvents(
      of: missing, phase: phase.number, in: plan.id, scope: plan.scope,
      owner: row["owner"] ?? .null, from: first)
  }

  private func names(_ people: [EntityID]) throws -> [String] {
    let authors = try Authors(self)
    return people.map(authors.name)
  }
}

extension Goal {
  /// Whether the goal is a plan, whose own goals come phase by phase.
  public var isPlan: Bool { template == Programme.template }
}
