import DuologMerge
import DuologSQLite

/// Dated records that the log serves by itself: their first events may wait to be stored until there
/// are several of them.
///
/// All that comes between is projected as if they had not arrived yet, which leaves no trace (see
/// ``Projector``); what writes to one of them has it stored first.
extension Projector {
  /// Stores the events that wait, and projects them; does nothing if there are none.
  func storeWaiting() throws {
    if waiting.isEmpty { return }
    let batch = waiting
    waiting.removeAll()
    try batch.withBytes { bytes in
      let isFull = batch.isFull
      let areOrigins = try isFull && events.insertOrigins(batch)
      for entry in batch.entries {
        let (columns, bytes) = (entry.columns, bytes(entry))
        let isOrigin =
          try isFull
          ? areOrigins || events.holds(columns.key) : events.insertOrigin(columns, bytes)
        try project(entry, bytes, isOrigin: isOrigin)
      }
    }
  }

  private func project(
    _ entry: RecordBatch.Entry, _ bytes: UnsafeRawBufferPointer, isOrigin: Bool
  ) throws {
    let (columns, table) = (entry.columns, try table(ofType: entry.columns.type))
    if isOrigin {
      guard let parent = columns.parent.flatMap({ EntityID(rawValue: $0) }) else { return }
      try table?.endedApart?.note(entry.name, under: parent)
    } else {
      try events.insertLater(columns, bytes)
      let event = try ScannedEvent.scan(bytes)
      let arrived = arrival(event, entry.name, columns.key)
      try merge(event, at: arrived, type: columns.type, table: table)
    }
  }
}
