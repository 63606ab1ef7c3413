import DuologMerge
import DuologSync

extension Journal {
  /// How many of the last events are searched for entries to react to.
  private static let reactionReach = 200

  /// The other person's recent entries that one can react to, the newest first.
  public func entriesToReactTo() throws -> [LogEntry] {
    let me = try me().id
    var authors = try Authors(self)
    let events = try replica.recentEvents(limit: Journal.reactionReach) { log in
      try authors.author(of: log, by: nil) != me
    }
    return try entries(of: events).filter { entry in
      guard entry.author != nil, entry.author != me else { return false }
      switch entry.action {
      case .checkedIn, .letGo, .changedStatus(.done): return true
      case .wrote(let record): return !(record.content is Reaction)
      case .changedRecord: return true
      default: return false
      }
    }
  }

  /// Reacts to an entry, or takes the reaction back if `isGiven` is false. Does nothing if the owner
  /// of this device has given this reaction already, or taken it back.
  public func react(_ reaction: Reaction, isGiven: Bool = true) throws {
    let id = reaction.identifier(by: try me().id)
    let type = Reaction.type.rawValue
    let row = try replica.row(id, of: type)
    let wasGiven = row.map { $0[EntityType.removedField] != .boolean(true) } ?? false
    guard wasGiven != isGiven else { return }
    var fields = isGiven ? reaction.fields : [:]
    if row != nil { fields[EntityType.removedField] = .boolean(!isGiven) }
    try append([NewEvent(type, id, set: fields)])
  }
}
