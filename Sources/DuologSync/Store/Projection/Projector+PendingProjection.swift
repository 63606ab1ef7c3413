import DuologMerge
import DuologSQLite

/// What is stored at once, and what is projected later.
///
/// All that comes between is projected as if the events that wait had not arrived yet, which leaves
/// no trace (see ``Projector``).
extension Projector {
  /// Stores and projects all that waits.
  func catchUp() throws {
    try storeWaiting()
    try backlog.takeRecords { records in
      try dated.insert(records)
      for record in records {
        try table(ofType: record.type)?.endedApart?.note(record.key, under: record.parent)
      }
    }
    // Behind the records, of which one may be what is written to.
    var last: (entity: EntityID, type: Int64, origin: RowKey)?
    try backlog.takeEdits { edit, bytes in
      let (entity, type) = (edit.entity, edit.type)
      let isSame = last?.entity == entity && last?.type == type
      let stored = try isSame ? last?.origin : events.origin(of: entity, type: type)
      let origin = try merge(ScannedEvent.scan(bytes), edit, into: stored)
      last = (entity, type, origin)
    }
  }

  /// Stores the events that wait; does nothing if there are none.
  func storeWaiting() throws {
    if waiting.isEmpty { return }
    try waiting.withBytes { bytes in
      let isFull = waiting.isFull
      let areStored = try isFull && events.insert(waiting)
      for entry in waiting.entries {
        let (columns, bytes) = (entry.columns, bytes(entry))
        let isStored =
          try isFull
          ? areStored || events.holds(columns.key)
          : events.insert(columns, isLater: entry.isLater, bytes)
        try note(entry, bytes, isStored: isStored)
      }
    }
    waiting.removeAll()
  }

  /// Takes note of what is to be projected of an event; stores it as a later one where it is not
  /// the origin that it was taken for.
  private func note(
    _ entry: WaitingEvents.Entry, _ bytes: UnsafeRawBufferPointer, isStored: Bool
  ) throws {
    let columns = entry.columns
    if isStored, !entry.isLater {
      if let record = DatedTable.Entry(columns, entry.place) {
        backlog.append(record)
      } else {
        try begin(ScannedEvent.scan(bytes), columns)
      }
      return
    }
    if !isStored, try !events.insert(columns, isLater: true, bytes) {
      throw ReplicaError.corrupt("event \(columns.key.sequence) of a log is there already")
    }
    backlog.append(edit: columns, bytes)
  }
}
