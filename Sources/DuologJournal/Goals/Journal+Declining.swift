import DuologMerge
import DuologSync

/// What was declined.
@nonexhaustive
public enum DeclineOutcome: Hashable, Sendable {
  /// A goal that was proposed.
  case goal(Goal)
  /// The next phase of this plan, which goes on in the phase before it.
  case phase(Programme.Phase, of: Goal)
}

extension Journal {
  /// Whether a person says yes to something by writing `field`.
  public static func isYes(_ field: String) -> Bool {
    Consent.parts(of: field)?.kind == .agreed
  }

  /// Says no for now to a proposed goal or, for a plan in use, to its next phase. It stays proposed,
  /// and a later yes takes the no back. The other person reads `word` about it.
  ///
  /// - Throws: `JournalError.nothingToDecline` for a goal that is not waiting for this device's
  ///   owner, `JournalError.goalNotActive` for one that has ended.
  @discardableResult
  public func decline(_ goal: Goal, word: String? = nil) throws -> DeclineOutcome {
    try replica.transaction {
      if goal.status.isEnd {
        throw JournalError.goalNotActive(title: goal.title, status: goal.status)
      }
      // The goals of a phase wait for the plan.
      if goal.status == .proposed, let plan = goal.plan {
        return try decline(self.goal(plan), word: word)
      }
      guard try goal.missing.contains(me().id) else {
        throw JournalError.nothingToDecline(title: goal.title)
      }
      let phase = goal.status == .proposed ? 1 : (goal.phase ?? 0) + 1
      let state = try replica.entity(goal.id, type: JournalSchema.TypeName.goal)
      let fields = try consentFields(isDeclined: true, word: word, phase: phase, to: state)
      try append([NewEvent(JournalSchema.TypeName.goal, goal.id, set: fields)])
      return Programme.phase(phase).flatMap { phase > 1 ? .phase($0, of: goal) : nil }
        ?? .goal(goal)
    }
  }

  /// Says no for now to an agreement; a later yes takes the no back.
  ///
  /// - Throws: `JournalError.nothingToDecline` if this device's owner has agreed to it.
  public func decline(_ agreement: Record<Agreement>, word: String? = nil) throws {
    guard try !agreed(to: agreement).contains(me().id) else {
      throw JournalError.nothingToDecline(title: agreement.content.text)
    }
    let state = try replica.entity(agreement.id, type: Agreement.type.rawValue)
    try append([
      NewEvent(
        Agreement.type.rawValue, agreement.id,
        set: try consentFields(isDeclined: true, word: word, to: state))
    ])
  }
}
