import DuologMerge

/// Events that are stored in the log but not projected yet.
///
/// Events arrive in the order of time, but what they write to is ordered by entity. Projecting a
/// million events one by one would touch different pages each time, more than fit in memory. So
/// changes are collected and applied in the order of the tables. The projection is a pure function
/// of the set of events (see ``Projector``), so the order does not matter.
///
/// Memory is bounded: what ``isFull`` allows, plus one event.
struct PendingProjection {
  /// An event that changes a row of its type's table, or makes it.
  private struct Change {
    let columns: EventColumns
    /// Whether the event is the first one of its entity; otherwise it is not, or is not known to be.
    let isOrigin: Bool
    let start: Int
    let count: Int

    /// Orders by entity, then the first event of an entity before its edits, then by log and number.
    static func inOrder(_ left: Change, _ right: Change) -> Bool {
      if left.columns.entity != right.columns.entity {
        return left.columns.entity < right.columns.entity
      }
      if left.isOrigin != right.isOrigin { return left.isOrigin }
      return left.columns.key < right.columns.key
    }

    /// Whether `other` is an edit of the same type in the same log.
    func isAlike(_ other: Change) -> Bool {
      columns.key.log == other.columns.key.log && columns.type == other.columns.type
    }
  }

  /// The largest number of dated records to collect, of 40 bytes each.
  private static let recordLimit = 1 << 16
  /// From this number of records on, there is room for all of them.
  private static let manyRecords = 1 << 12
  /// The largest number of bytes of other changes to collect: more than there usually are in one
  /// segment, so that none of its transaction's pages is written twice.
  private static let bytesLimit = 7 << 18
  /// From this number of bytes on, there is room for all of them.
  private static let manyBytes = 1 << 18
  /// How many of the next edits are looked at for one that overwrites a field.
  private static let lookahead = 8

  private var records: [DatedTable.Entry] = []
  private var changes: [Change] = []
  private var bytes: [UInt8] = []

  /// Whether to project what has been collected before adding more.
  var isFull: Bool {
    records.count >= PendingProjection.recordLimit || bytes.count >= PendingProjection.bytesLimit
  }

  /// Adds a dated record's first event.
  mutating func append(_ record: DatedTable.Entry) {
    if records.count == PendingProjection.manyRecords {
      records.reserveCapacity(PendingProjection.recordLimit)
    }
    records.append(record)
  }

  /// Adds the first event of an entity that has a row, copying its bytes.
  mutating func append(origin columns: EventColumns, _ event: UnsafeRawBufferPointer) {
    append(columns, isOrigin: true, event)
  }

  /// Adds an edit, copying its bytes.
  mutating func append(edit columns: EventColumns, _ event: UnsafeRawBufferPointer) {
    append(columns, isOrigin: false, event)
  }

  private mutating func append(
    _ columns: EventColumns, isOrigin: Bool, _ event: UnsafeRawBufferPointer
  ) {
    changes.append(
      Change(columns: columns, isOrigin: isOrigin, start: bytes.count, count: event.count))
    if bytes.count < PendingProjection.manyBytes,
      bytes.count + event.count >= PendingProjection.manyBytes
    {
      // All at once: an array that doubles what it has would take twice the memory in between.
      bytes.reserveCapacity(PendingProjection.bytesLimit + event.count + InsertBatch.bytesLimit)
    }
    bytes.append(contentsOf: event)
  }

  /// Removes all records, and calls `body` with them in the order of their table.
  mutating func takeRecords(_ body: ([DatedTable.Entry]) throws -> Void) rethrows {
    if records.isEmpty { return }
    records.sort(by: DatedTable.Entry.inOrder)
    try body(records)
    records.removeAll(keepingCapacity: true)
  }

  /// Removes all changes, and calls `origin` or `edit` with each one in the order of entities. The
  /// function that an edit comes with says whether a later edit of the same entity in the same log
  /// also writes a field; it looks at a few edits only. Events and their bytes are valid only during
  /// the call.
  mutating func takeChanges(
    origin: (EventColumns, ScannedEvent) throws -> Void,
    edit: (EventColumns, ScannedEvent, (UnsafeRawBufferPointer) -> Bool) throws -> Void
  ) throws {
    if changes.isEmpty { return }
    changes.sort(by: Change.inOrder)
    try bytes.withUnsafeBytes { bytes in
      var events: [ScannedEvent] = []
      var rest = changes[...]
      while let entity = rest.first?.columns.entity {
        let ofOne = rest.prefix { $0.columns.entity == entity }
        rest = rest[ofOne.endIndex...]
        events.removeAll(keepingCapacity: true)
        for change in ofOne {
          let range = change.start..<change.start + change.count
          events.append(try ScannedEvent.scan(UnsafeRawBufferPointer(rebasing: bytes[range])))
        }
        for (event, index) in zip(events, ofOne.indices) {
          let change = ofOne[index]
          if change.isOrigin {
            try origin(change.columns, event)
            continue
          }
          let next = ofOne[(index + 1)...].prefix(PendingProjection.lookahead)
          try edit(change.columns, event) { field in
            next.indices.contains {
              change.isAlike(ofOne[$0])
                && events[$0 - ofOne.startIndex].value(of: field) != nil
            }
          }
        }
      }
    }
    changes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}
