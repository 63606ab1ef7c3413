internal import CSQLite

/// Process-wide settings of SQLite. Only programs should change them; libraries should leave them
/// alone.
public enum SQLiteLibrary {
  /// The version of SQLite that the process is using, for example `3.45.1`
  /// (https://sqlite.org/c3ref/libversion.html).
  public static var version: String { String(cString: sqlite3_libversion()) }

  /// Lets SQLite allocate memory without counting it, which avoids a lock shared by all connections
  /// of the process. Allocation becomes faster, and `sqlite3_status` no longer reports memory
  /// (https://sqlite.org/compile.html, SQLITE_DEFAULT_MEMSTATUS=0).
  ///
  /// Must be called before the first connection is opened; does nothing after that.
  public static func disableMemoryStatistics() {
    _ = duolog_sqlite3_config_integer(SQLITE_CONFIG_MEMSTATUS, 0)
  }
}
