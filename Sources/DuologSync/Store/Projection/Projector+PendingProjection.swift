import DuologMerge
import DuologSQLite

/// What is stored at once, and what is projected later.
///
/// Everything in between is projected as if the collected events had not arrived yet; the result is
/// the same (see ``Projector``).
extension Projector {
  /// Stores and projects everything collected.
  func catchUp() throws {
    try storeBatch()
    try pending.takeRecords { records in
      try dated.insert(records)
      for record in records {
        try table(ofType: record.type)?.concurrentEnds?.note(record.key, under: record.parent)
      }
    }
    // After the records, because edits may write to them.
    var last: (entity: EntityID, type: Int64, origin: RowKey)?
    try pending.takeChanges(
      origin: { columns, event in
        try begin(event, columns)
        last = (columns.entity, columns.type, columns.key)
      },
      edit: { columns, event, isOverwritten in
        let (entity, type) = (columns.entity, columns.type)
        let isSame = last?.entity == entity && last?.type == type
        let stored = try isSame ? last?.origin : storedOrigin(of: entity, type: type)
        let origin = try merge(event, columns, into: stored, isOverwritten: isOverwritten)
        last = (entity, type, origin)
      })
  }

  /// The origin of an entity according to its row, which is about to change anyway, or else to the
  /// log.
  private func storedOrigin(of entity: EntityID, type: Int64) throws -> RowKey? {
    try table(ofType: type)?.origin(of: entity) ?? events.origin(of: entity, type: type)
  }

  /// Stores the collected events; does nothing if there are none.
  func storeBatch() throws {
    if batch.isEmpty { return }
    try batch.withBytes { bytes in
      let isFull = batch.isFull
      let areStored = try isFull && events.insert(batch)
      for entry in batch.entries {
        let (columns, bytes) = (entry.columns, bytes(entry))
        let isStored =
          try isFull
          ? areStored || events.holds(columns.key)
          : events.insert(columns, isLater: entry.isLater, bytes)
        try note(entry, bytes, isStored: isStored)
      }
    }
    batch.removeAll()
  }

  /// Records what to project of an event. Stores it as a later event if it turns out not to be the
  /// origin.
  private func note(
    _ entry: InsertBatch.Entry, _ bytes: UnsafeRawBufferPointer, isStored: Bool
  ) throws {
    let columns = entry.columns
    if isStored, !entry.isLater {
      if let record = DatedTable.Entry(columns, entry.place) {
        pending.append(record)
      } else {
        pending.append(origin: columns, bytes)
      }
      return
    }
    if !isStored, try !events.insert(columns, isLater: true, bytes) {
      throw ReplicaError.corrupt("event \(columns.key.sequence) of a log is already stored")
    }
    pending.append(edit: columns, bytes)
  }
}
