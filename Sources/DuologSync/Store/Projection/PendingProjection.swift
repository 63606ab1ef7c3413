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
  /// An event that is not the first one of its entity, or is not known to be.
  private struct Edit {
    let columns: EventColumns
    let start: Int
    let count: Int

    /// Orders by entity, then by log and number.
    static func inOrder(_ left: Edit, _ right: Edit) -> Bool {
      if left.columns.entity != right.columns.entity {
        return left.columns.entity < right.columns.entity
      }
      return left.columns.key < right.columns.key
    }

    /// Whether `other` is an edit of the same entity in the same log.
    func isAlike(_ other: Edit) -> Bool {
      columns.key.log == other.columns.key.log && columns.entity == other.columns.entity
        && columns.type == other.columns.type
    }
  }

  /// The largest number of dated records to collect, of 40 bytes each.
  private static let recordLimit = 1 << 16
  /// The largest number of bytes of edits to collect.
  private static let editBytesLimit = 1 << 20
  /// How many of the next edits are looked at for one that overwrites a field.
  private static let lookahead = 8

  private var records: [DatedTable.Entry] = []
  private var edits: [Edit] = []
  private var bytes: [UInt8] = []

  /// Whether to project what has been collected before adding more.
  var isFull: Bool {
    records.count >= PendingProjection.recordLimit
      || bytes.count >= PendingProjection.editBytesLimit
  }

  /// Adds a dated record's first event.
  mutating func append(_ record: DatedTable.Entry) {
    records.append(record)
  }

  /// Adds an edit, copying its bytes.
  mutating func append(edit columns: EventColumns, _ event: UnsafeRawBufferPointer) {
    edits.append(Edit(columns: columns, start: bytes.count, count: event.count))
    bytes.append(contentsOf: event)
  }

  /// Removes all records, and calls `body` with them in the order of their table.
  mutating func takeRecords(_ body: ([DatedTable.Entry]) throws -> Void) rethrows {
    if records.isEmpty { return }
    records.sort(by: DatedTable.Entry.inOrder)
    try body(records)
    records.removeAll(keepingCapacity: true)
  }

  /// Removes all edits, and calls `body` with each one in the order of entities, and with a function
  /// that says whether a later edit of the same entity in the same log also writes a field. It looks
  /// at a few edits only. Events and their bytes are valid only during the call.
  mutating func takeEdits(
    _ body: (EventColumns, ScannedEvent, (UnsafeRawBufferPointer) -> Bool) throws -> Void
  ) throws {
    if edits.isEmpty { return }
    edits.sort(by: Edit.inOrder)
    try bytes.withUnsafeBytes { bytes in
      let events = try edits.map { edit in
        let range = edit.start..<edit.start + edit.count
        return try ScannedEvent.scan(UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
      for (index, edit) in edits.enumerated() {
        let next = (index + 1)..<min(index + 1 + PendingProjection.lookahead, edits.count)
        try body(edit.columns, events[index]) { field in
          next.prefix { edits[$0].isAlike(edit) }.contains { events[$0].value(of: field) != nil }
        }
      }
    }
    edits.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}
