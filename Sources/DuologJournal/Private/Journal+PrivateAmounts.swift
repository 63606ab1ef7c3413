import DuologMerge
import DuologSync

/// Goals whose amounts stay with whoever measured them: how close one felt is a number that nobody
/// else gets, unless its author chooses to tell.
///
/// Invariant: no event from elsewhere loosens this. A goal that was ever made from the template has
/// private amounts for good, whatever has been written to it since. Of goals that were joined with
/// such a one, this device remembers that it has seen or kept their amounts as private.
extension Journal {
  /// The template that asks how close one felt.
  private static let closeness: Template.ID = "K4"
  private static let kept = "kept"

  private static func setting(of goal: EntityID) -> String { "private.amounts.\(goal)" }

  /// Whether the amounts of `goal` stay on this device.
  ///
  /// - Complexity: O(n) for n events that were written to the goal itself.
  func keepsAmountsPrivate(of goal: Goal) throws -> Bool {
    if ([goal.template] + goal.parts.map(\.template)).contains(Journal.closeness) { return true }
    return try goal.identifiers.contains(where: keepsAmountsPrivate)
  }

  private func keepsAmountsPrivate(of goal: EntityID) throws -> Bool {
    if try replica.setting(Journal.setting(of: goal)) == Journal.kept { return true }
    return try wasMadePrivate(goal)
  }

  /// Whether some event, be it overwritten or not, says that `goal` asks how close one felt.
  private func wasMadePrivate(_ goal: EntityID) throws -> Bool {
    try replica.wasEverSet(
      "template", to: .text(Journal.closeness.rawValue), of: goal,
      type: JournalSchema.TypeName.goal)
  }

  /// Remembers on this device that the amounts of `goal` stay here.
  func rememberPrivateAmounts(of goal: EntityID) throws {
    let name = Journal.setting(of: goal)
    if try replica.setting(name) != Journal.kept { try replica.setSetting(name, to: Journal.kept) }
  }

  /// Remembers of `goal` that its amounts stay here, if they do.
  func rememberIfPrivate(_ goal: Goal) throws {
    if try keepsAmountsPrivate(of: goal) { try rememberPrivateAmounts(of: goal.id) }
  }

  /// Remembers of goals that were joined with one whose amounts stay here that theirs do as well, so
  /// that nobody else can take the two apart and have the next amount told.
  ///
  /// - Complexity: O(k log n) for k goals that were joined among n.
  func rememberPrivateAmounts() throws {
    let joined = try JoinedGoals(of: replica)
    for part in joined.all {
      let isPrivate =
        try part["template"] == .text(Journal.closeness.rawValue)
        || keepsAmountsPrivate(of: part.id)
      if isPrivate { try rememberPrivateAmounts(of: joined.identity(part.id)) }
    }
  }

  /// Forgets that the amounts of `goal` stay here, where that was only because of those it was joined
  /// with: the owner of this device has taken them apart.
  func forgetPrivateAmounts(of goal: EntityID) throws {
    let name = Journal.setting(of: goal)
    guard try replica.setting(name) == Journal.kept, try !wasMadePrivate(goal) else { return }
    try replica.setSetting(name, to: "")
  }
}
