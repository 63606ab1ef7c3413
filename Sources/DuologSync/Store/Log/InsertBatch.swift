import DuologMerge

/// Events to be stored several at a time in one statement. The fixed cost of a statement is more
/// than a third of the cost of storing a single event.
///
/// Memory is bounded: short events, and few.
struct InsertBatch {
  struct Entry {
    let columns: EventColumns
    /// Whether to store the event as a later one of its entity rather than as the first.
    let isLater: Bool
    /// Where the log finds the event, if it is the first one of a dated record.
    let place: EntityTable.Place
    fileprivate let start: Int
    fileprivate let count: Int
  }

  /// The number of events stored together. Doubling it gains little.
  static let size = 16

  /// The largest size of an event in the batch, in bytes.
  static let eventBytes = 4 << 10

  /// The largest number of bytes of a batch.
  static let bytesLimit = size * eventBytes

  private(set) var entries: [Entry] = []
  private var bytes: [UInt8] = []

  var isEmpty: Bool { entries.isEmpty }
  var isFull: Bool { entries.count == InsertBatch.size }

  /// Adds an event, copying its bytes.
  mutating func append(
    _ columns: EventColumns, isLater: Bool, _ place: EntityTable.Place,
    _ event: UnsafeRawBufferPointer
  ) {
    entries.append(
      Entry(
        columns: columns, isLater: isLater, place: place, start: bytes.count, count: event.count))
    bytes.append(contentsOf: event)
  }

  /// Calls `body` with a function that returns the bytes of an entry. They are valid only during
  /// the call.
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
