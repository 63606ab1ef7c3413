import DuologMerge
import DuologSync

/// Which events their authors have taken back, looked up once for each entity.
///
/// Invariant: nothing that an event says is shown once it has been taken back. That something was
/// is enough.
struct TakenBack {
  /// What has been taken back of an entity.
  private struct Known {
    let type: String
    let events: [EventName]
  }

  private let journal: Journal
  private var authors: Authors
  /// By identifier. Entities of different types hardly ever have the same one.
  private var known: [EntityID: [Known]] = [:]

  init(_ journal: Journal) throws {
    self.journal = journal
    authors = try Authors(journal)
  }

  /// Whether `stored` has been taken back, by the device that wrote it or another one of the same
  /// person. What somebody else claims to take back stays.
  ///
  /// - Complexity: O(n) for n events of its entity, the first time.
  mutating func contains(_ stored: StoredEvent) throws -> Bool {
    let (id, type) = (stored.event.entity, stored.event.type)
    if let known = known[id]?.first(where: { $0.type == type }) {
      return known.events.contains(stored.name)
    }
    let events = try events(of: id, type)
    known[id, default: []].append(Known(type: type, events: events))
    return events.contains(stored.name)
  }

  private mutating func events(of id: EntityID, _ type: String) throws -> [EventName] {
    var events: [EventName] = []
    for taking in try journal.replica.history(of: id, type: type) {
      guard let taken = try journal.replica.eventTakenBack(by: taking) else { continue }
      let taker = try authors.author(of: taking.name.log, by: taking.event.by)
      let isOwn = try taker == authors.author(of: taken.name.log, by: taken.event.by)
      if taking.name.log == taken.name.log || isOwn { events.append(taken.name) }
    }
    return events
  }
}

extension Journal {
  /// The title of a goal; `nil` if there is none, and if the goal was taken back.
  func shownTitle(of goal: EntityID) throws -> String? {
    guard let row = try replica.row(goal, of: JournalSchema.TypeName.goal),
      row[EntityType.removedField] != .boolean(true)
    else { return nil }
    return row["title"]?.text
  }

  /// Whether `stored`, which takes something back, is the last event of its entry: what was taken
  /// back as one is told as one.
  func isLastOfTakingBack(_ stored: StoredEvent) throws -> Bool {
    let next = EventName(stored.name.log, stored.name.sequence + 1)
    guard let with = try replica.event(next)?.event.with else { return true }
    return with != stored.event.with ?? stored.name.sequence
  }
}
