import DuologSQLite

/// The position of an event, by local keys.
struct RowKey: Hashable, Comparable {
  let log: Int64
  let sequence: Int64

  static func < (left: RowKey, right: RowKey) -> Bool {
    left.log == right.log ? left.sequence < right.sequence : left.log < right.log
  }
}

// MARK: - As one number

/// The table `event` has one number as its key, the row id: the log above 40 bits, the sequence number
/// in them. So a log is a range of rows, and a new event is appended.
extension RowKey {
  /// Above every sequence number of an event that is held: a log of a million events a day would take
  /// three thousand years to reach it.
  private static let sequenceLimit: Int64 = 1 << 40

  /// Above every key of a log.
  static let logLimit: Int64 = 1 << 23

  /// The row of `event`. A sequence number beyond those that can be held has a row that is never
  /// filled.
  var rowID: Int64 {
    log << 40 | min(max(0, sequence), RowKey.sequenceLimit - 1)
  }

  /// The position of a row of `event`.
  init(rowID: Int64) {
    self.init(log: rowID >> 40, sequence: rowID & (RowKey.sequenceLimit - 1))
  }

  /// The rows of `log` whose sequence numbers are in `range`, or all its rows without a `range`.
  static func rowIDs(of log: Int64, _ range: ClosedRange<Int64>? = nil) -> ClosedRange<Int64> {
    let first = RowKey(log: log, sequence: range?.lowerBound ?? 0).rowID
    let last = RowKey(log: log, sequence: range?.upperBound ?? .max).rowID
    return first...last
  }

  /// The condition in SQL that `row` is the row of `event` at the columns `log` and `seq` of `table`.
  static func join(_ table: String, row: String = "event.key") -> String {
    "\(row) = (\(table).log << 40 | \(table).seq)"
  }
}

extension Statement {
  /// Binds the first and the last of `rows` at `index` and the one after it.
  func bind(_ rows: ClosedRange<Int64>, at index: Int32) {
    bind(rows.lowerBound, at: index)
    bind(rows.upperBound, at: index + 1)
  }
}
