import DuologMerge
import DuologSync

/// The state of a set of events by the plain definition, with nothing clever: the writes of a field
/// that no other write of the same field has in its context.
struct ReferenceState {
  private let events: [StoredEvent]
  private var contexts: [EventName: VersionVector] = [:]

  init(of replica: Replica) throws {
    var events: [StoredEvent] = []
    let logs = try replica.heldVector().map(\.log)
    var ends: [LogID: Int64] = [:]
    for log in logs { ends[log] = try replica.end(of: log) }
    for log in logs {
      var context = try ReferenceState.contextBefore(log, in: replica)
      for stored in try replica.lastEvents(of: log, limit: .max).reversed() {
        context.merge(stored.event.seen)
        contexts[stored.name] = try ReferenceState.closed(
          ReferenceState.cut(context, at: ends), in: replica)
        context.raise(log, to: stored.name.sequence)
        events.append(stored)
      }
    }
    self.events = events
  }

  /// What every event of a branch has seen: what the event before the fork had, and that event.
  private static func contextBefore(
    _ branch: LogID, in replica: Replica
  ) throws -> VersionVector {
    guard let parent = try replica.parent(of: branch) else { return VersionVector() }
    var context = try contextBefore(parent, in: replica)
    let last = try replica.firstSequence(of: branch) - 1
    for stored in try replica.lastEvents(of: parent, limit: .max).reversed()
    where stored.name.sequence <= last {
      context.merge(stored.event.seen)
    }
    if last >= (try replica.firstSequence(of: parent)) { context.raise(parent, to: last) }
    return context
  }

  /// Contexts do not say which branch they mean beyond a fork, and end there.
  private static func cut(_ context: VersionVector, at ends: [LogID: Int64]) -> VersionVector {
    var cut = VersionVector()
    for entry in context {
      let sequence = min(entry.sequence, ends[entry.log] ?? .max)
      if sequence > 0 { cut.raise(entry.log, to: sequence) }
    }
    return cut
  }

  /// Who has seen an event of a branch has seen what it branched off.
  private static func closed(
    _ context: VersionVector, in replica: Replica
  ) throws -> VersionVector {
    var closed = context
    for entry in context {
      var branch = entry.log
      while let parent = try replica.parent(of: branch) {
        let last = try replica.firstSequence(of: branch) - 1
        if last >= (try replica.firstSequence(of: parent)) { closed.raise(parent, to: last) }
        branch = parent
      }
    }
    return closed
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
