internal import CSQLite

/// SQLite as the whole process has it. Its settings are for programs: a library leaves them as they
/// are.
public enum SQLiteLibrary {
  /// The version of the library that the process runs with, as `3.45.1`
  /// (https://sqlite.org/c3ref/libversion.html).
  public static var version: String { String(cString: sqlite3_libversion()) }

  /// Lets SQLite allocate memory without counting it, and so without the one lock that all
  /// connections of the process share for that. What `sqlite3_status` tells of memory is lost; the
  /// allocator is faster (https://sqlite.org/compile.html, SQLITE_DEFAULT_MEMSTATUS=0).
  ///
  /// To be called before the first connection is opened; does nothing after that.
  public static func disableMemoryStatistics() {
    _ = duolog_sqlite3_config_integer(SQLITE_CONFIG_MEMSTATUS, 0)
  }
}
