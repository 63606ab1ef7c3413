import DuologMerge
import DuologSync

/// An entry that was taken back.
public struct UndoneEntry: Hashable, Sendable {
  /// What it had said.
  public let entry: LogEntry
}

extension Journal {
  /// How far back an entry to undo is looked for.
  private static let undoReach = 1000

  /// Takes back the last thing that was logged on this device and has not been taken back, and
  /// nothing of anybody else's: what it created is removed, what it changed is as it was before.
  ///
  /// What was logged as one entry is taken back as one. Undoing is logging: it adds events. Undoing
  /// again takes back the entry before.
  ///
  /// - Throws: `JournalError.nothingToUndo`.
  @discardableResult
  public func undo() throws -> UndoneEntry {
    try replica.transaction {
      var takenBack: Set<Int64> = []
      for stored in try replica.lastEvents(of: replica.ownLog, limit: Journal.undoReach) {
        if let undone = stored.event.undoes {
          takenBack.insert(undone)
          continue
        }
        let first = stored.event.with ?? stored.name.sequence
        if takenBack.contains(first) { continue }
        let events = try eventsOfEntry(from: first, through: stored)
        guard Journal.canUndo(events[0].event), let entry = try entries(of: [events[0]]).first
        else { continue }
        try append(try Journal.takenBack(of: events).map(takingBack))
        return UndoneEntry(entry: entry)
      }
      throw JournalError.nothingToUndo
    }
  }

  /// What people log is undone; who they are and which devices they own is not.
  private static func canUndo(_ event: Event) -> Bool {
    [
      JournalSchema.TypeName.goal, JournalSchema.TypeName.term, JournalSchema.TypeName.checkin,
      JournalSchema.TypeName.pause,
    ].contains(event.type) || RecordType(rawValue: event.type) != nil
  }

  /// The events of the entry that begins with the event `first` of this device and ends with `last`.
  private func eventsOfEntry(
    from first: Int64, through last: StoredEvent
  ) throws -> [StoredEvent] {
    var events = [last]
    while let next = events.last, next.event.with == first,
      let before = try replica.event(EventName(next.name.log, next.name.sequence - 1)),
      before.name.sequence == first || before.event.with == first
    {
      events.append(before)
    }
    return events.reversed()
  }

  /// Those of the events of an entry that are taken back, the last one first: all but those that make
  /// what a later phase of a plan is to bring. That waits, the same on every device, for a yes.
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
  private func takingBack(_ stored: StoredEvent) throws -> Draft {
    let event = stored.event
    var fields: [String: Scalar] = [:]
    let history = try replica.history(of: event.entity, type: event.type)
    if try !history.contains(where: { try replica.happenedBefore($0.name, stored.name) }) {
      fields[EntityType.removedField] = .boolean(true)
    } else {
      // What this device has written since has been taken back; what others have, stays.
      let others = history.filter {
        $0.name.log != stored.name.log || $0.name.sequence < stored.name.sequence
      }
      for field in event.fields.keys {
        fields[field] = try value(of: field, after: others) ?? .null
      }
    }
    return Draft(event.type, event.entity, set: fields, undoes: stored.name.sequence)
  }

  /// What was shown of a field when exactly `events` were held; `nil` if none of them set it.
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
