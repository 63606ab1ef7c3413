import DuologMerge

/// The first events of dated records that wait to be stored, several with one statement: what a
/// statement costs apart from its rows is more than a third of what storing a single event does.
///
/// A log's table serves such records by itself, so that nothing else of the projection needs them
/// at once (see ``Projector``). Memory is bounded: short events, and few.
struct RecordBatch {
  /// A record's first event.
  struct Entry {
    let name: EventName
    let columns: EventColumns
    fileprivate let start: Int
    fileprivate let count: Int
  }

  /// The number of events stored together. Twice as many gain little more.
  static let size = 16

  /// The most bytes of an event that waits.
  static let eventBytes = 4 << 10

  private(set) var entries: [Entry] = []
  private var bytes: [UInt8] = []

  var isEmpty: Bool { entries.isEmpty }
  var isFull: Bool { entries.count == RecordBatch.size }

  /// Whether an event of `entity` waits.
  func contains(_ entity: EntityID) -> Bool {
    for entry in entries where entry.columns.entity == entity { return true }
    return false
  }

  /// Adds an event, which `columns` describes, and copies its bytes.
  mutating func append(_ name: EventName, _ columns: EventColumns, _ event: UnsafeRawBufferPointer)
  {
    entries.append(
      Entry(name: name, columns: columns, start: bytes.count, count: event.count))
    bytes.append(contentsOf: event)
  }

  /// Calls `body` with a function that gives the bytes of an entry, which are valid during the call
  /// only.
  func withBytes<R>(_ body: ((Entry) -> UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try bytes.withUnsafeBytes { bytes in
      try body { UnsafeRawBufferPointer(rebasing: bytes[$0.start..<$0.start + $0.count]) }
    }
  }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}
