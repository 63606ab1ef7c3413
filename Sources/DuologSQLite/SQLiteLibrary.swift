internal import CSQLite

/// Settings of the whole process, for programs: a library leaves them as they are.
public enum SQLiteLibrary {
  /// Lets SQLite allocate memory without counting it, and so without the one lock that all
  /// connections of the process share for that. What `sqlite3_status` tells of memory is lost; the
  /// allocator is faster (https://sqlite.org/compile.html, SQLITE_DEFAULT_MEMSTATUS=0).
  ///
  /// To be called before the first connection is opened; does nothing after that.
  public static func disableMemoryStatistics() {
    _ = duolog_sqlite3_config_integer(SQLITE_CONFIG_MEMSTATUS, 0)
  }
}
