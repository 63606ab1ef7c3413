import DuologSQLite

extension Replica {
  /// How many complaints about the file are worth reading.
  private static let complaintLimit = 5

  /// What SQLite finds wrong with the database file, in its own words; nothing where it is sound.
  ///
  /// Pages and the rows in them, and not what the events say: for that, ``verify()``
  /// (https://sqlite.org/pragma.html#pragma_quick_check).
  ///
  /// - Throws: `SQLiteError` where the file is too damaged to be looked through.
  /// - Complexity: O(n) for a file of n pages.
  public func quickCheck() throws -> [String] {
    let check = try connection.prepare("PRAGMA quick_check(\(Replica.complaintLimit))")
    var found: [String] = []
    while try check.step() { found.append(check.text(at: 0)) }
    return found == ["ok"] ? [] : found
  }
}
