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
  /// Undoing is logging: it adds an event. Undoing again takes back the entry before.
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
        if takenBack.contains(stored.name.sequence) || !Journal.canUndo(stored.event) { continue }
        let events = try eventsOfEntry(endingAt: stored)
        guard let entry = try entries(of: [events[0]]).first else { continue }
        try append(try events.reversed().map(takingBack))
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

  /// The events that one entry is made of: a new goal and its first term are one entry.
  private func eventsOfEntry(endingAt last: StoredEvent) throws -> [StoredEvent] {
    guard last.event.type == JournalSchema.TypeName.term,
      let goal = last.event.fields["goal"]?.entity,
      let before = try replica.event(EventName(last.name.log, last.name.sequence - 1)),
      before.event.type == JournalSchema.TypeName.goal, before.event.entity == goal,
      // Not a change of a goal that its revision happened to follow.
      try replica.isOrigin(before.name, of: goal, type: before.event.type)
        || before.event.fields["plan"] != nil
    else { return [last] }
    return [before, last]
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
