import DuologSQLite

/// The SQLite library that journals are stored with.
public enum StorageLibrary {
  /// Its version, for example "3.40.1".
  public static var version: String { SQLiteLibrary.version }

  /// Stops SQLite from counting its memory, for a process that never reads the count. Has no effect
  /// once a database has been opened (https://sqlite.org/c3ref/config.html).
  public static func disableMemoryStatistics() { SQLiteLibrary.disableMemoryStatistics() }
}
