public import DuologMerge
import DuologSync

extension Journal {
  /// What the flags begin with by which people agree to something, `agreed.<person>`: a field for
  /// each, so that two who agree at once contradict each other in nothing.
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

  /// Who has agreed to an agreement; whoever wrote it down has.
  public func agreed(to agreement: Record<Agreement>) throws -> Set<EntityID> {
    let entity = try replica.entity(agreement.id, type: Agreement.type.rawValue)
    var agreed = Consent([entity], try whoIsWho()).people()
    if let author = agreement.author { agreed.insert(author) }
    return agreed
  }
}
