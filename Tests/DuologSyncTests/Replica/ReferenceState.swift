import DuologMerge
import DuologSync

/// The state of a set of events by the plain definition, with nothing clever: the writes of a field
/// that no other write of the same field has in its context.
struct ReferenceState {
  private let events: [StoredEvent]
  private var contexts: [EventName: VersionVector] = [:]

  init(of replica: Replica) throws {
    var events: [StoredEvent] = []
    for entry in try replica.heldVector() {
      let log = try replica.lastEvents(of: entry.log, limit: Int(entry.sequence)).reversed()
      var context = VersionVector()
      for stored in log {
        context.merge(stored.event.seen)
        contexts[stored.name] = context
        context.raise(entry.log, to: stored.name.sequence)
        events.append(stored)
      }
    }
    self.events = events
  }

  /// The canonical listing of the state.
  var listing: String {
    var listing = "duolog state 1\n"
    let entities = Dictionary(grouping: events) { [$0.event.entity.description, $0.event.type] }
    for (entity, events) in entities.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      listing += "entity \(entity[0]) \(entity[1])\n"
      for field in Set(events.flatMap { $0.event.fields.keys }).sorted() {
        let writes = events.filter { $0.event.fields[field] != nil }
        for write in writes.sorted(by: { $0.name < $1.name }) where survives(write, among: writes) {
          listing += "\(field) \(write.name) \(literal(write.event.fields[field]))\n"
        }
      }
    }
    return listing
  }

  private func survives(_ write: StoredEvent, among writes: [StoredEvent]) -> Bool {
    !writes.contains { contexts[$0.name]?.contains(write.name) ?? false }
  }

  private func literal(_ value: Scalar?) -> String {
    switch value {
    case .text(let text)?: "\"\(text)\""
    case .integer(let number)?: "\(number)"
    case .boolean(let flag)?: "\(flag)"
    default: "null"
    }
  }
}
