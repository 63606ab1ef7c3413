import DuologMerge
import DuologSQLite

/// Where the log finds dated records: by type, parent and day.
///
/// Invariant: the table contains exactly the origins of dated types that give parent and day. A
/// record that has been written to since is also in its type's table, and is read from there.
struct DatedTable {
  /// The place of one record.
  struct Entry {
    let parent: EntityID
    let type: Int64
    let day: Day
    let key: RowKey

    /// The entry of the origin that `columns` describes; `nil` if it has no place in the log.
    init?(_ columns: EventColumns, _ place: EntityTable.Place?) {
      guard let parent = place?.parent, let day = place?.day else { return nil }
      self.parent = parent
      type = columns.type
      self.day = day
      key = columns.key
    }

    /// Orders by parent, like the table. Records of one parent usually come in the order of their
    /// days.
    static func inOrder(_ left: Entry, _ right: Entry) -> Bool {
      left.parent.rawValue < right.parent.rawValue
    }
  }

  /// The number of records inserted with one statement.
  private static let rows = 32

  private let insertion: LazyStatement
  private let manyInsertion: LazyStatement
  private let deletion: LazyStatement

  init(_ connection: Connection) {
    // With FAIL, the rows before one that is there already stay, and the caller rolls back. Otherwise
    // SQLite would copy every page that a statement with several rows changes, to undo its part
    // (https://sqlite.org/lang_conflict.html, https://sqlite.org/tempfiles.html#stmtjrnl).
    let insertion = "INSERT OR FAIL INTO dated_record (parent, type, day, log, seq) VALUES "
    let row = "(?, ?, ?, ?, ?)"
    self.insertion = LazyStatement(insertion + row, on: connection)
    manyInsertion = LazyStatement(
      insertion + String(repeating: row + ", ", count: DatedTable.rows - 1) + row, on: connection)
    deletion = LazyStatement(
      "DELETE FROM dated_record WHERE parent = ? AND type = ? AND day = ? AND log = ? AND seq = ?",
      on: connection)
  }

  /// Inserts `entries`, which should be in order: then records of one parent, and of nearby
  /// parents, touch the same page of the table one after the other.
  func insert(_ entries: [Entry]) throws {
    var rest = entries[...]
    while rest.count >= DatedTable.rows {
      try run(manyInsertion.get(), rest.prefix(DatedTable.rows))
      rest = rest.dropFirst(DatedTable.rows)
    }
    for entry in rest { try run(insertion.get(), CollectionOfOne(entry)) }
  }

  func insert(_ entry: Entry) throws {
    try run(insertion.get(), CollectionOfOne(entry))
  }

  /// Removes a record. Does nothing if it is not there.
  func remove(_ entry: Entry) throws {
    try run(deletion.get(), CollectionOfOne(entry))
  }

  private func run(_ statement: Statement, _ entries: some Collection<Entry>) throws {
    var parameter: Int32 = 0
    for entry in entries {
      statement.bind(entry.parent.rawValue, at: parameter + 1)
      statement.bind(entry.type, at: parameter + 2)
      statement.bind(Int64(entry.day.number), at: parameter + 3)
      statement.bind(entry.key.log, at: parameter + 4)
      statement.bind(entry.key.sequence, at: parameter + 5)
      parameter += 5
    }
    try statement.runKeepingParameters()
  }
}
