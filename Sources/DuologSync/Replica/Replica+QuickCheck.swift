import DuologSQLite

extension Replica {
  /// How many of SQLite's complaints to report.
  private static let complaintLimit = 5

  /// Problems of the database file, in SQLite's own words; empty if there are none.
  ///
  /// This checks pages and their rows, but not what the events say; ``verify()`` does that
  /// (https://sqlite.org/pragma.html#pragma_quick_check).
  ///
  /// - Throws: `StorageError` if the file is too damaged to be checked.
  /// - Complexity: O(n) for a file of n pages.
  public func quickCheck() throws -> [String] {
    let check = try connection.prepare("PRAGMA quick_check(\(Replica.complaintLimit))")
    var found: [String] = []
    while try check.step() { found.append(check.text(at: 0)) }
    return found == ["ok"] ? [] : found
  }
}
