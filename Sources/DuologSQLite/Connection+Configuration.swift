internal import CSQLite

extension Connection {
  /// Brings the open connection into the one state that all of them have.
  func configure(mode: Mode, busyTimeout milliseconds: Int32) throws(SQLiteError) {
    // https://sqlite.org/c3ref/busy_timeout.html. First, since all that follows may have to wait.
    sqlite3_busy_timeout(handle, milliseconds)

    // https://sqlite.org/security.html: SQL cannot damage the file by way of the schema table or
    // the journal, and functions in the schema of a file from elsewhere run only if harmless.
    try setFlag(SQLITE_DBCONFIG_DEFENSIVE, to: true)
    try setFlag(SQLITE_DBCONFIG_TRUSTED_SCHEMA, to: false)
    // https://sqlite.org/quirks.html#dblquote: a misspelt "column" is an error, not a text.
    try setFlag(SQLITE_DBCONFIG_DQS_DML, to: false)
    try setFlag(SQLITE_DBCONFIG_DQS_DDL, to: false)

    // A file that was to be written may have been opened for reading only: "opened for reading and
    // writing if possible, or reading only if the file is write protected by the operating system"
    // (https://sqlite.org/c3ref/open.html).
    if mode != .readOnly, sqlite3_db_readonly(handle, "main") == 1 {
      throw SQLiteError(
        extendedCode: SQLITE_READONLY, message: "the database file may only be read")
    }

    // SQLite has not looked at the file so far. This does, and throws for one that is no database.
    let isNew = try integer("PRAGMA page_count") == 0

    // https://sqlite.org/foreignkeys.html#fk_enable: off unless each connection turns it on.
    try execute("PRAGMA foreign_keys = ON")
    // https://sqlite.org/pragma.html#pragma_synchronous: in WAL mode only FULL keeps the last
    // commits when the power fails.
    try execute("PRAGMA synchronous = FULL")
    // https://sqlite.org/pragma.html#pragma_fullfsync: on macOS, flush the disk's own cache as well;
    // no effect elsewhere.
    try execute("PRAGMA fullfsync = ON")
    // https://sqlite.org/pragma.html#pragma_cache_size, in KiB where negative: 8 MiB hold the
    // inner pages of a journal of a million events, and what one view or one import is about.
    try execute("PRAGMA cache_size = -8192")

    if isNew, mode != .readOnly {
      // https://sqlite.org/pragma.html#pragma_page_size. A row of a table WITHOUT ROWID should take
      // "less than about 1/20th the size of a database page" (https://sqlite.org/withoutrowid.html),
      // and events have 300 bytes. Twice as much again would be felt in small commits.
      try execute("PRAGMA page_size = 8192")
      try useWriteAheadLog()
    }
  }

  /// Puts the database into WAL mode, in which it stays: readers and one writer do not wait for each
  /// other (<https://sqlite.org/wal.html>).
  ///
  /// Does nothing in WAL mode, nor for a database in memory, which has none.
  ///
  /// - Throws: ``SQLiteError/Code/ioError`` where the file system cannot do what WAL mode needs, as
  ///   many network file systems cannot; ``SQLiteError/Code/busy`` if other connections are in the
  ///   way for longer than the busy timeout.
  public func useWriteAheadLog() throws(SQLiteError) {
    // Only one connection at a time can make the change, and another one that wants to is told so
    // at once: "The presence of a busy handler does not guarantee that it will be invoked when there
    // is lock contention" (https://sqlite.org/c3ref/busy_handler.html).
    var patience = try integer("PRAGMA busy_timeout") ?? 0
    while true {
      do throws(SQLiteError) {
        return try switchToWriteAheadLog()
      } catch {
        guard error.code == .busy, patience > 0 else { throw error }
        patience -= Int64(sqlite3_sleep(5))
      }
    }
  }

  private func switchToWriteAheadLog() throws(SQLiteError) {
    let sql = "PRAGMA journal_mode = WAL"
    let statement = try prepare(sql)
    // "If the journal mode could not be changed, the original journal mode is returned"
    // (https://sqlite.org/pragma.html#pragma_journal_mode).
    let mode = try statement.step() ? statement.text(at: 0) : ""
    guard mode == "wal" || mode == "memory" else {
      throw SQLiteError(
        extendedCode: SQLITE_IOERR,
        message: "the file system does not support the write-ahead log", sql: sql)
    }
  }

  private func setFlag(_ option: Int32, to value: Bool) throws(SQLiteError) {
    let code = duolog_sqlite3_db_config_flag(handle, option, value ? 1 : 0)
    guard code == SQLITE_OK else { throw SQLiteError(code, on: handle) }
  }
}
