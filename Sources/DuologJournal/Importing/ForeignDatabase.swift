import DuologMerge
import DuologSQLite

/// A SQLite database of another app, opened so that nothing in it can change anything, or take more
/// than its rows.
///
/// The file is only read, and nothing is created beside it. Only ordinary tables are read: a view
/// or a virtual table could compute anything, for as long as it likes.
struct ForeignDatabase {
  private let connection: Connection
  /// The columns of each table, by lower-case names.
  private let tables: [String: [String: String]]
  /// The number that the app gives its schema.
  let version: Int64
  /// The file.
  let source: ForeignFile

  /// The most bytes of a value.
  private static let valueLimit = 1 << 20

  /// `nil` if the file is no database that can be read.
  init?(_ file: ForeignFile) throws {
    source = file
    guard let connection = try? Connection(path: file.path, mode: .readOnly, busyTimeout: 500),
      let version = try? connection.integer("PRAGMA user_version")
    else { return nil }
    connection.limitValues(to: ForeignDatabase.valueLimit)
    self.connection = connection
    self.version = version
    tables = try ForeignDatabase.tables(of: connection)
  }

  private static func tables(of connection: Connection) throws -> [String: [String: String]] {
    var tables: [String: [String: String]] = [:]
    let select = try connection.prepare(
      """
      SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_xinfo(t.name) AS c
      WHERE t.type = 'table' AND t.rootpage > 0 AND c.hidden = 0 LIMIT 2000
      """)
    while try select.step() {
      let column = select.text(at: 1)
      tables[select.text(at: 0).lowercased(), default: [:]][column.lowercased()] = column
    }
    return tables
  }

  /// Whether it has a table with all of these columns.
  func has(_ table: String, _ columns: String...) -> Bool {
    guard let known = tables[table.lowercased()] else { return false }
    return columns.allSatisfy { known[$0.lowercased()] != nil }
  }

  /// Calls `body` with each row of `table`, in the order in which rows were made, up to `limit`. A
  /// column that the table lacks is NULL.
  ///
  /// - Returns: whether there were more rows.
  func forEachRow(
    of table: String, _ columns: [String], limit: Int, _ body: (ForeignRow) throws -> Void
  ) throws -> Bool {
    let known = tables[table.lowercased()] ?? [:]
    let wanted = columns.map { column in
      known[column.lowercased()].map(ForeignDatabase.quoted) ?? "NULL"
    }
    let select = try connection.prepare(
      "SELECT \(wanted.joined(separator: ", ")) FROM \(ForeignDatabase.quoted(table))"
        + " LIMIT \(limit + 1)")
    var number = 0
    while try select.step() {
      number += 1
      guard number <= limit else { return true }
      try body(ForeignRow(statement: select, number: number))
    }
    return false
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

/// A row of another app's database.
struct ForeignRow {
  fileprivate let statement: Statement
  /// Its place among the rows, from 1.
  let number: Int

  /// A whole number; `nil` for anything else.
  func integer(_ column: Int) -> Int64? {
    switch statement.type(at: Int32(column)) {
    case .integer: statement.integer(at: Int32(column))
    case .real: Int64(exactly: statement.real(at: Int32(column)))
    case .text: Int64(statement.text(at: Int32(column)))
    case .null, .blob: nil
    }
  }

  /// A number; `nil` for anything else.
  func real(_ column: Int) -> Double? {
    switch statement.type(at: Int32(column)) {
    case .integer, .real: statement.real(at: Int32(column))
    case .text: Double(statement.text(at: Int32(column)))
    case .null, .blob: nil
    }
  }

  /// A text without spaces around it; empty for NULL.
  func text(_ column: Int) -> String { statement.text(at: Int32(column)).trimmed }
}
