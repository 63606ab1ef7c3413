import DuologMerge
import DuologSync

/// An event of this device's log, in a form that survives new numbers: open events move up when one
/// before them is withdrawn.
struct LogPosition: Hashable, Sendable {
  let log: LogID
  let sequence: Int64
  let entity: EntityID
  let at: Timestamp

  init(log: LogID, sequence: Int64, entity: EntityID, at: Timestamp) {
    self.log = log
    self.sequence = sequence
    self.entity = entity
    self.at = at
  }

  /// The position of `stored`.
  init(_ stored: StoredEvent) {
    self.init(
      log: stored.name.log, sequence: stored.name.sequence, entity: stored.event.entity,
      at: stored.event.at)
  }

  /// The place in `events`, newest first, that this names; the number of events if it is older than
  /// all of them. If the event itself has been withdrawn, its place is after those that were written
  /// before it, as far as their clock tells.
  func place(in events: [StoredEvent]) -> Int {
    var fallback: Int?
    for (place, stored) in events.enumerated() {
      guard stored.name.log != log || stored.name.sequence <= sequence else { continue }
      if stored.event.entity == entity, stored.event.at == at { return place }
      if fallback == nil, stored.event.at <= at { fallback = place }
    }
    return fallback ?? events.count
  }
}
