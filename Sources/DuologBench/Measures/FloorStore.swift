import CFloor

/// A database of the floor.
final class FloorStore {
  /// How its tables are laid out.
  enum Design: String, CaseIterable {
    /// Like Duolog's, with its index on the entity.
    case layout = "C, same layout"
    /// Like Duolog's, without an index on the entity.
    case lean = "C, no entity index"
    /// A log plus a table for each type: the obvious first design.
    case tables = "C, log and tables"

    var floor: floor_design {
      switch self {
      case .layout: floor_layout
      case .lean: floor_lean_layout
      case .tables: floor_log_and_tables
      }
    }
  }

  private let store: OpaquePointer
  private var isOpen = true

  /// Opens the database at `path`, and creates its tables if `creates`.
  init(_ path: String, _ design: Design, creates: Bool = false) throws {
    var store: OpaquePointer?
    let code = floor_open(path, design.floor, creates ? 1 : 0, &store)
    guard code == 0, let store else { throw FloorStore.failure("open", code) }
    self.store = store
  }

  deinit {
    if isOpen { floor_close(store) }
  }

  func close() throws {
    isOpen = false
    try FloorStore.check(floor_close(store), "close")
  }

  /// Inserts all events, or a single one, in one transaction.
  func insert(_ events: EventRows, only index: Int? = nil) throws {
    let code = events.withRows { rows in
      floor_insert(store, rows, index ?? 0, index == nil ? events.count : 1)
    }
    try FloorStore.check(code, "insert")
  }

  /// Refills the tables other than the log, and returns the number of bytes of the log that were
  /// read.
  func refill(_ events: EventRows) throws -> Int64 {
    var bytes: Int64 = 0
    try FloorStore.check(events.withRows { floor_refill(store, $0, &bytes) }, "refill")
    return bytes
  }

  /// Writes the events of `device` after `sequence` to a file and returns their number.
  func export(device: UInt64, after sequence: Int64, to path: String) throws -> Int {
    var count: Int64 = 0
    let code = floor_export(store, Int64(bitPattern: device), sequence, path, &count)
    try FloorStore.check(code, "export")
    return Int(count)
  }

  /// The number of events in the log.
  func count() -> Int { Int(floor_count(store)) }

  private static func check(_ code: Int32, _ operation: String) throws {
    guard code == 0 else { throw failure(operation, code) }
  }

  private static func failure(_ operation: String, _ code: Int32) -> BenchFailure {
    BenchFailure("The floor's \(operation) failed with SQLite's code \(code).")
  }
}
