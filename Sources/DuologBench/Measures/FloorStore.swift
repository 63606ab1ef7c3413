import CFloor

/// A database of the floor.
final class FloorStore {
  /// How its tables are laid out.
  enum Design: String, CaseIterable {
    /// As Duolog's, with its index on the entity.
    case layout = "C, same layout"
    /// As Duolog's, without an index on the entity.
    case lean = "C, no entity index"
    /// A log, and beside it a table of each type: what one would write first.
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

  /// Opens the database at `path`, and makes its tables if `creates`.
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

  /// Inserts events in one transaction; all of them, or one.
  func insert(_ events: EventRows, only index: Int? = nil) throws {
    let code = events.withRows { rows in
      floor_insert(store, rows, index ?? 0, index == nil ? events.count : 1)
    }
    try FloorStore.check(code, "insert")
  }

  /// Fills the tables beside the log anew, and returns the bytes of the log that were read.
  func refill(_ events: EventRows) throws -> Int64 {
    var bytes: Int64 = 0
    try FloorStore.check(events.withRows { floor_refill(store, $0, &bytes) }, "refill")
    return bytes
  }

  /// Writes the events of `device` behind `sequence` to a file; returns their number.
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
    BenchFailure("The floor's \(operation) gave SQLite's code \(code).")
  }
}
