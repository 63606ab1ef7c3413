import DuologMerge
import DuologSync
import DuologTesting

/// The state of a set of events by the plain definition: the surviving writes of a field are those
/// that did not happen before another write of it, according to ``EventHistory``.
///
/// It uses only the bytes of a replica's events, not the replica's names for them, nor what it
/// records as seen.
struct ReferenceState {
  /// What an event writes.
  private struct Written {
    let entity: EntityID
    let type: String
    /// The values of its fields, as its author spelled them.
    var fields: [String: String] = [:]
  }

  private let history: EventHistory
  /// What is written, by the event's position in the history.
  private let written: [Written]

  /// An event in its device's log.
  struct Given {
    let device: DeviceID
    /// The log digest before it.
    let before: Digest
    let bytes: [UInt8]

    /// The log digest at it.
    var digest: Digest { LogDigest.chained(before, bytes) }
  }

  /// The state for what `replica` holds.
  init(of replica: Replica) throws {
    var events: [Given] = []
    for entry in try replica.heldVector() {
      let first = try replica.firstSequence(of: entry.log)
      guard var digest = try replica.digest(of: entry.log, at: first - 1) else { continue }
      for bytes in try replica.eventBytes(of: entry.log, first...entry.sequence) {
        let event = Given(device: entry.log.device, before: digest, bytes: bytes)
        digest = event.digest
        events.append(event)
      }
    }
    try self.init(of: events)
  }

  /// The state for `events`, in any order.
  init(of events: some Sequence<Given>) throws {
    var members: [EventHistory.Member] = []
    var writtenByDigest: [Digest: Written] = [:]
    for given in events {
      let (seen, sequence, event) = try ReferenceState.read(given.bytes)
      members.append(
        EventHistory.Member(
          device: given.device, sequence: sequence, before: given.before, digest: given.digest,
          seen: seen))
      writtenByDigest[given.digest] = event
    }
    history = EventHistory(members)
    written = history.members.compactMap { writtenByDigest[$0.digest] }
  }

  private static func read(_ bytes: [UInt8]) throws -> (VersionVector, Int64, Written) {
    try bytes.withUnsafeBytes { bytes in
      let event = try ScannedEvent.scan(bytes)
      var written = Written(
        entity: event.entity, type: String(decoding: event.type, as: UTF8.self))
      event.forEachField { field, value in
        written.fields[String(decoding: field, as: UTF8.self)] =
          String(decoding: value.literal, as: UTF8.self)
      }
      return (event.seen, event.sequence, written)
    }
  }

  /// The names of the events, as a replica must name them.
  var names: Set<EventName> { Set(history.names) }

  /// The canonical listing of the state, which the engine's state digest hashes.
  var listing: String {
    var listing = "duolog state 1\n"
    let entities = Dictionary(grouping: written.indices) {
      [written[$0].entity.description, written[$0].type]
    }
    for (entity, events) in entities.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      listing += "entity \(entity[0]) \(entity[1])\n"
      for field in Set(events.flatMap { written[$0].fields.keys }).sorted() {
        let writes = events.filter { written[$0].fields[field] != nil }
        let survivors = writes.filter { write in
          !writes.contains { history.happenedBefore(write, $0) }
        }
        for write in survivors.sorted(by: { history.names[$0] < history.names[$1] }) {
          listing += "\(field) \(history.names[write]) \(written[write].fields[field] ?? "")\n"
        }
      }
    }
    return listing
  }
}
