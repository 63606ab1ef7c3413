import DuologMerge

/// Events that wait to be stored, several with one statement: what a statement costs apart from its
/// rows is more than a third of what storing a single event does.
///
/// Memory is bounded: short events, and few.
struct WaitingEvents {
  struct Entry {
    let columns: EventColumns
    /// Whether the event is to be stored as a later one of its entity, not as the first one.
    let isLater: Bool
    /// Where the log finds the event, should it be the first one of a dated record.
    let place: EntityTable.Place
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
  var isFull: Bool { entries.count == WaitingEvents.size }

  /// Adds an event, and copies its bytes.
  mutating func append(
    _ columns: EventColumns, isLater: Bool, _ place: EntityTable.Place,
    _ event: UnsafeRawBufferPointer
  ) {
    entries.append(
      Entry(
        columns: columns, isLater: isLater, place: place, start: bytes.count, count: event.count))
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
