import DuologMerge

/// A replica in memory: the model as described in the module's documentation, using only the
/// module's own types.
struct ModelReplica: Equatable {
  /// A field of an entity. Each is a register.
  struct Field: Hashable, CustomStringConvertible {
    let entity: EntityID
    let name: String

    var description: String { "\(name) of \(entity)" }
  }

  /// What the author of an event records as seen.
  enum Recording {
    /// What is held and everything that the events held have seen.
    case closed
    /// Only what is held: the mistake that makes survivors depend on the order of arrival.
    case arrivedOnly
  }

  /// The log that this replica writes to.
  let log: LogID
  /// The events held: for each log, all from the first to the last.
  private(set) var events: [LogID: [Event]] = [:]
  private(set) var held = VersionVector()
  private(set) var contexts = CausalContexts()
  private(set) var registers: [Field: MultiValueRegister] = [:]

  init(_ log: LogID) {
    self.log = log
  }

  /// Writes an event to this replica's log.
  mutating func write(
    _ fields: [String: Scalar], of entity: EntityID, at: Timestamp, recording: Recording = .closed
  ) {
    var seen = recording == .closed ? contexts.closure(of: held) : held
    seen[log] = 0
    let previous = EventName(log, held[log])
    let event = Event(
      sequence: held[log] + 1, at: at, seen: seen.changes(since: contexts.context(of: previous)),
      type: "goal", entity: entity, fields: fields)
    apply(event, of: log)
  }

  /// Receives the events of `log` in `other` up to `sequence`. Does nothing if they are held.
  mutating func receive(_ log: LogID, upTo sequence: Int64, from other: ModelReplica) {
    guard let events = other.events[log] else { return }
    for event in events where event.sequence > held[log] && event.sequence <= sequence {
      apply(event, of: log)
    }
  }

  /// Receives everything that `other` holds.
  mutating func merge(_ other: ModelReplica) {
    for entry in other.held { receive(entry.log, upTo: entry.sequence, from: other) }
  }

  /// A replica that holds what this and `other` hold, and writes to this one's log.
  func merging(_ other: ModelReplica) -> ModelReplica {
    var result = self
    result.merge(other)
    return result
  }

  private mutating func apply(_ event: Event, of log: LogID) {
    let name = EventName(log, event.sequence)
    events[log, default: []].append(event)
    held[log] = event.sequence
    contexts.record(event.seen, of: name)
    for field in event.fields.keys {
      registers[Field(entity: event.entity, name: field), default: MultiValueRegister()]
        .merge(Write(name: name, at: event.at), happenedBefore: contexts.happenedBefore)
    }
  }
}

extension ModelReplica {
  /// What the events say. Equal for replicas that hold the same, whichever log each writes to.
  struct State: Equatable {
    let held: VersionVector
    let contexts: CausalContexts
    let registers: [Field: MultiValueRegister]
  }

  var state: State { State(held: held, contexts: contexts, registers: registers) }

  /// The value shown for a field.
  func shown(_ name: String, of entity: EntityID) -> Scalar? {
    guard let write = registers[Field(entity: entity, name: name)]?.shown else { return nil }
    return events[write.name.log]?[Int(write.name.sequence - 1)].fields[name]
  }

  func checkInvariants() throws {
    try held.checkInvariants()
    try contexts.checkInvariants()
    for register in registers.values {
      try register.checkInvariants(happenedBefore: contexts.happenedBefore)
    }
  }
}
