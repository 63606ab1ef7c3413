public import DuologMerge
import DuologSync

extension Journal {
  /// The prefix of the flags with which people agree to something, `agreed.<person>`. Each person
  /// has a field of their own, so that two people can agree at the same time without a conflict.
  public static let agreedPrefix = "agreed."

  /// Agrees to an agreement; does nothing if the owner of this device has agreed already.
  public func agree(to agreement: Record<Agreement>) throws {
    let me = try me().id
    guard try !agreed(to: agreement).contains(me) else { return }
    try append([
      NewEvent(
        Agreement.type.rawValue, agreement.id,
        set: [Consent.field(me): .boolean(true)])
    ])
  }

  /// Who has agreed to an agreement; this includes its author.
  public func agreed(to agreement: Record<Agreement>) throws -> Set<EntityID> {
    let entity = try replica.entity(agreement.id, type: Agreement.type.rawValue)
    var agreed = Consent([entity], try whoIsWho()).people()
    if let author = agreement.author { agreed.insert(author) }
    return agreed
  }
}
