import DuologMerge
import DuologSQLite

/// The end of this device's log that nobody else can have: what was written since the log was last
/// offered to a folder, a stick or a file.
///
/// Its events are *open*. They can still be withdrawn, and are rewritten before they are offered.
/// From then on they never change.
struct OpenStretch {
  let log: LogRow
  /// The open events: the last ones of `log`.
  let range: ClosedRange<Int64>

  /// Whether the event called `name` is one of them.
  func contains(_ name: EventName) -> Bool {
    log.id == name.log && range.contains(name.sequence)
  }

  /// The open events of the device whose replica is in `connection`; `nil` if there are none.
  init?(_ connection: Connection, _ logs: LogTable) throws {
    let meta = MetaTable(connection)
    guard let last = try meta[.lastWritten].flatMap(EventName.init(pointer:)) else { return nil }
    let offered = try meta.offered
    // If the log has forked, the events are in a branch of it. If the log goes on after the last
    // event written here, that one has been offered: it came back from outside.
    guard last.sequence > offered,
      let row = logs.rows.first(where: {
        $0.id.device == last.log.device && $0.isHeld && $0.head == last.sequence && $0.end == nil
          && $0.digest.beginning == last.log.branch
      })
    else { return nil }
    log = row
    range = max(row.first, offered + 1)...row.head
  }
}

extension MetaTable {
  /// The last event of this device's log that may be in other hands; 0 if none is.
  var offered: Int64 {
    get throws { try self[.offered].flatMap { Int64($0) } ?? 0 }
  }

  /// Records that the log has been offered up to `sequence`. Never takes anything back.
  func offer(_ sequence: Int64) throws {
    guard try sequence > offered else { return }
    try set(.offered, to: "\(sequence)")
  }
}
