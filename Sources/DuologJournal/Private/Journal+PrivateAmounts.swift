import DuologMerge
import DuologSync

/// Goals whose amounts stay with the person who measured them. How close one felt is a number that
/// nobody else gets, unless its author chooses to share it.
///
/// Invariant: no event from elsewhere can weaken this. A goal that was ever made from the template
/// has private amounts permanently, whatever has been written to it since. For goals that were
/// joined with such a goal, this device remembers that it has seen or kept their amounts as
/// private.
extension Journal {
  /// The template that asks how close one felt.
  static let closeness: Template.ID = "K4"
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

  /// Whether any event, even an overwritten one, says that `goal` asks how close one felt.
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

  /// Remembers that the amounts of `goal` stay here, if they do.
  func rememberIfPrivate(_ goal: Goal) throws {
    if try keepsAmountsPrivate(of: goal) { try rememberPrivateAmounts(of: goal.id) }
  }

  /// Remembers that the amounts of goals stay here if they were joined with a goal whose amounts
  /// do. So nobody else can make the next amount public by separating the two.
  ///
  /// - Complexity: O(k log n) for k joined goals among n.
  func rememberPrivateAmounts() throws {
    let joined = try JoinedGoals(of: replica)
    for part in joined.all {
      let isPrivate =
        try part["template"] == .text(Journal.closeness.rawValue)
        || keepsAmountsPrivate(of: part.id)
      if isPrivate { try rememberPrivateAmounts(of: joined.identity(part.id)) }
    }
  }

  /// Forgets that the amounts of `goal` stay here, if that was only because of the goals it was
  /// joined with: the owner of this device has separated them.
  func forgetPrivateAmounts(of goal: EntityID) throws {
    let name = Journal.setting(of: goal)
    guard try replica.setting(name) == Journal.kept, try !wasMadePrivate(goal) else { return }
    try replica.setSetting(name, to: "")
  }
}
