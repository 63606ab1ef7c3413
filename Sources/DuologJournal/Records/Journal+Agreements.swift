public import DuologMerge
import DuologSync

extension Journal {
  /// Agrees to an agreement; does nothing if the owner of this device has agreed already.
  public func agree(to agreement: Record<Agreement>) throws {
    let me = try me().id
    guard try !agreed(to: agreement).contains(me) else { return }
    let state = try replica.entity(agreement.id, type: Agreement.type.rawValue)
    try append([
      NewEvent(
        Agreement.type.rawValue, agreement.id,
        set: try consentFields(isDeclined: false, to: state))
    ])
  }

  /// Who has agreed to an agreement; this includes its author.
  public func agreed(to agreement: Record<Agreement>) throws -> Set<EntityID> {
    var agreed = try consent(to: agreement).people()
    if let author = agreement.author { agreed.insert(author) }
    return agreed
  }

  /// Who has said yes to an agreement, or no for now.
  func consent(to agreement: Record<Agreement>) throws -> Consent {
    Consent(
      [try replica.entity(agreement.id, type: Agreement.type.rawValue)], try whoIsWho())
  }
}
