import DuologMerge
import DuologSync

/// An entry that was taken back.
public struct UndoneEntry: Hashable, Sendable {
  /// What the entry said.
  public let entry: LogEntry
}

extension Journal {
  /// How many events are searched for an entry to undo.
  private static let undoReach = 1000

  /// Takes back the last thing that was logged on this device and has not been taken back yet. What
  /// it created is removed, and what it changed is as it was before. Nobody else's entries are
  /// touched.
  ///
  /// What was logged as one entry is taken back as one. Undoing adds events to the log. Undoing
  /// again takes back the entry before. A device that became a new one can still undo what it
  /// logged until then, but not what the other copy has logged since.
  ///
  /// - Throws: `JournalError.nothingToUndo`.
  @discardableResult
  public func undo() throws -> UndoneEntry {
    var undone: UndoneEntry?
    try reidentifyingIfCopied { undone = try takeBackLastEntry() }
    guard let undone else { throw JournalError.nothingToUndo }
    return undone
  }

  /// - Throws: `JournalError.nothingToUndo`, which also rolls back everything else.
  private func takeBackLastEntry() throws -> UndoneEntry {
    let own = try replica.ownEvents()
    var authors = try Authors(self)
    for stored in try replica.lastEvents(of: own, limit: Journal.undoReach)
    where !stored.event.isTakingBack {
      let first =
        try stored.event.with.flatMap { try replica.event($0, onPathTo: stored.name) } ?? stored
      if try isTakenBack(first, own, &authors) { continue }
      let events = try eventsOfEntry(from: first, through: stored)
      guard Journal.canUndo(events[0].event), let entry = try entries(of: [events[0]]).first
      else { continue }
      if try events.allSatisfy({ try replica.isOpen($0.name) }) {
        try replica.withdraw(events.map(\.name))
      } else {
        try append(try Journal.takenBack(of: events).map { try takingBack($0, own) })
      }
      return UndoneEntry(entry: entry)
    }
    throw JournalError.nothingToUndo
  }

  /// Whether this device, or another of the same owner, such as a copy of it, has taken back
  /// `stored`.
  private func isTakenBack(
    _ stored: StoredEvent, _ own: OwnEvents, _ authors: inout Authors
  ) throws -> Bool {
    try replica.history(of: stored.event.entity, type: stored.event.type).contains {
      guard try replica.eventTakenBack(by: $0)?.name == stored.name else { return false }
      return try own.contains($0.name)
        || authors.isMe(authors.author(of: $0.name.log, by: $0.event.by))
    }
  }

  /// Undo covers what people log, but not who they are and which devices they own.
  private static func canUndo(_ event: Event) -> Bool {
    [
      JournalSchema.TypeName.goal, JournalSchema.TypeName.term, JournalSchema.TypeName.checkIn,
      JournalSchema.TypeName.pause,
    ].contains(event.type) || AnyRecord.kind(named: event.type) != nil
  }

  /// The events of the entry that begins with `first` and ends with `last`.
  private func eventsOfEntry(
    from first: StoredEvent, through last: StoredEvent
  ) throws -> [StoredEvent] {
    var events = [last]
    while let next = events.last, next.name != first.name,
      let before = try replica.event(next.name.sequence - 1, onPathTo: next.name),
      before.name == first.name || before.event.with == first.name.sequence
    {
      events.append(before)
    }
    return events.reversed()
  }

  /// The events of an entry that are taken back, the last one first: all but those that prepare a
  /// later phase of a plan. These are the same on every device, and wait for a yes.
  private static func takenBack(of events: [StoredEvent]) -> [StoredEvent] {
    let waiting = Set(
      events.map(\.event).filter { $0.fields["phase"].flatMap(Programme.number) ?? 1 > 1 }
        .map(\.entity))
    return events.reversed().filter {
      !waiting.contains($0.event.entity)
        && $0.event.fields["goal"]?.entity.map(waiting.contains) != true
    }
  }

  /// The event that takes back `stored`.
  private func takingBack(_ stored: StoredEvent, _ own: OwnEvents) throws -> NewEvent {
    let event = stored.event
    var fields: [String: Scalar] = [:]
    let history = try replica.history(of: event.entity, type: event.type)
    if try !history.contains(where: { try replica.happenedBefore($0.name, stored.name) }) {
      fields[EntityType.removedField] = .boolean(true)
    } else {
      // What this device has written since has been taken back already. What others have written
      // stays, except for events that take back the same one.
      let others = try history.filter {
        let written = try replica.eventTakenBack(by: $0)?.name ?? $0.name
        return $0.name != stored.name && written != stored.name
          && !own.wrote($0.name, after: stored.name) && !own.wrote(written, after: stored.name)
      }
      for field in event.fields.keys {
        fields[field] = try value(of: field, after: others) ?? .null
      }
    }
    return NewEvent(event.type, event.entity, set: fields, undoes: stored.name)
  }

  /// The value of a field as it was shown when exactly `events` were held; `nil` if none of them
  /// set it.
  private func value(of field: String, after events: [StoredEvent]) throws -> Scalar? {
    var register = MultiValueRegister()
    var values: [EventName: Scalar] = [:]
    for stored in events {
      guard let value = stored.event.fields[field] else { continue }
      values[stored.name] = value
      try register.merge(
        Write(name: stored.name, at: stored.event.at), happenedBefore: replica.happenedBefore)
    }
    return register.shown.flatMap { values[$0.name] }
  }
}
