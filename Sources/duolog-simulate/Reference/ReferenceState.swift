import DuologMerge
import DuologSync

/// The state of a set of events by the plain definition: the surviving writes of a field are those
/// that no other write of the same field has in its context.
struct ReferenceState {
  private let events: [StoredEvent]
  /// What events say to have seen.
  private let said: [EventName: VersionVector]
  /// The same, with all that follows from it.
  private let contexts: [EventName: VersionVector]
  /// The values of each event's fields, as its author spelled them.
  private let literals: [EventName: [String: String]]

  /// The state that follows from what `replica` holds.
  init(of replica: Replica) throws {
    let logs = try ReferenceLogs(of: replica)
    events = logs.events
    said = logs.contexts()
    contexts = logs.transitivelyClosed(said)
    literals = try logs.literals(in: replica)
  }

  /// Where an event has seen another one and not all that this one had seen; `nil` if contexts are
  /// closed, as they must be: survivors would depend on the order of arrival.
  var openContext: String? {
    let heads = Dictionary(said.keys.map { ($0.log, $0.sequence) }, uniquingKeysWith: max)
    for (name, context) in said.sorted(by: { $0.key < $1.key }) {
      for entry in context {
        // The contexts of one log only grow, so its last event speaks for those before it.
        let seen = EventName(entry.log, min(entry.sequence, heads[entry.log] ?? 0))
        if let earlier = said[seen], !(earlier <= context) {
          return "\(name) has seen \(context) and \(seen), which had seen \(earlier)"
        }
      }
    }
    return nil
  }

  /// The canonical listing of the state, as the engine's state digest hashes it.
  var listing: String {
    var listing = "duolog state 1\n"
    let entities = Dictionary(grouping: events) { [$0.event.entity.description, $0.event.type] }
    for (entity, events) in entities.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      listing += "entity \(entity[0]) \(entity[1])\n"
      for field in Set(events.flatMap { $0.event.fields.keys }).sorted() {
        let writes = events.filter { $0.event.fields[field] != nil }
        for write in survivors(of: writes).sorted(by: { $0.name < $1.name }) {
          listing += "\(field) \(write.name) \(literals[write.name]?[field] ?? "")\n"
        }
      }
    }
    return listing
  }

  /// The writes of one field that none of them has seen.
  private func survivors(of writes: [StoredEvent]) -> [StoredEvent] {
    writes.filter { write in
      !writes.contains { hasSeen($0.name, write.name) && !hasSeen(write.name, $0.name) }
    }
  }

  /// Two events that claim to have seen each other happened before none.
  private func hasSeen(_ later: EventName, _ earlier: EventName) -> Bool {
    contexts[later]?.contains(earlier) ?? false
  }
}
