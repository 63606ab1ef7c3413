import DuologMerge

/// What is stored in the log and not projected yet.
///
/// Events come in the order of time, and what they write to stands in the order of entities: a
/// million events written one by one would each touch other pages, more than memory holds. So what
/// they are to change is gathered, and changed in the order of the tables. The projection is a pure
/// function of the set of events (see ``Projector``), so the order leaves no trace.
///
/// Memory is bounded: what ``isFull`` allows, and one event.
struct PendingProjection {
  /// An event that is not the first one of its entity, or not known to be.
  private struct Edit {
    let columns: EventColumns
    let start: Int
    let count: Int

    /// The order of entities; for each, that of each log.
    static func inOrder(_ left: Edit, _ right: Edit) -> Bool {
      if left.columns.entity != right.columns.entity {
        return left.columns.entity < right.columns.entity
      }
      return left.columns.key < right.columns.key
    }
  }

  /// How many dated records are gathered, of 40 bytes each.
  private static let recordLimit = 1 << 16
  /// How many bytes of edits are gathered.
  private static let editBytesLimit = 1 << 20

  private var records: [DatedTable.Entry] = []
  private var edits: [Edit] = []
  private var bytes: [UInt8] = []

  /// Whether to project what is there before there is more of it.
  var isFull: Bool {
    records.count >= PendingProjection.recordLimit
      || bytes.count >= PendingProjection.editBytesLimit
  }

  /// Adds a dated record's first event.
  mutating func append(_ record: DatedTable.Entry) {
    records.append(record)
  }

  /// Adds an edit, and copies its bytes.
  mutating func append(edit columns: EventColumns, _ event: UnsafeRawBufferPointer) {
    edits.append(Edit(columns: columns, start: bytes.count, count: event.count))
    bytes.append(contentsOf: event)
  }

  /// Takes out all records, and calls `body` with them in the order of their table.
  mutating func takeRecords(_ body: ([DatedTable.Entry]) throws -> Void) rethrows {
    if records.isEmpty { return }
    records.sort(by: DatedTable.Entry.inOrder)
    try body(records)
    records.removeAll(keepingCapacity: true)
  }

  /// Takes out all edits, and calls `body` with each one in the order of entities, and with its
  /// bytes, which are valid during the call only.
  mutating func takeEdits(_ body: (EventColumns, UnsafeRawBufferPointer) throws -> Void) rethrows {
    if edits.isEmpty { return }
    edits.sort(by: Edit.inOrder)
    try bytes.withUnsafeBytes { bytes in
      for edit in edits {
        let event = UnsafeRawBufferPointer(rebasing: bytes[edit.start..<edit.start + edit.count])
        try body(edit.columns, event)
      }
    }
    edits.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}
