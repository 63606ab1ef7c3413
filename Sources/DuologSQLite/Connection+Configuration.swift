internal import CSQLite

extension Connection {
  /// Gives the open connection the configuration that all connections share.
  func configure(mode: Mode, busyTimeout milliseconds: Int32) throws(StorageError) {
    // https://sqlite.org/c3ref/busy_timeout.html. First, because everything below may have to wait.
    sqlite3_busy_timeout(handle, milliseconds)

    // https://sqlite.org/security.html: SQL cannot damage the file through the schema table or the
    // journal, and functions in the schema of an untrusted file run only if harmless.
    try setFlag(SQLITE_DBCONFIG_DEFENSIVE, to: true)
    try setFlag(SQLITE_DBCONFIG_TRUSTED_SCHEMA, to: false)
    // https://sqlite.org/quirks.html#dblquote: a misspelt "column" is an error, not a string.
    try setFlag(SQLITE_DBCONFIG_DQS_DML, to: false)
    try setFlag(SQLITE_DBCONFIG_DQS_DDL, to: false)

    // SQLite may have opened the file read-only although writing was requested: "opened for reading
    // and writing if possible, or reading only if the file is write protected by the operating
    // system" (https://sqlite.org/c3ref/open.html).
    if mode != .readOnly, sqlite3_db_readonly(handle, "main") == 1 {
      throw StorageError(
        extendedCode: SQLITE_READONLY, message: "the database file is read-only")
    }

    // SQLite has not read the file so far. This does, and throws if it is not a database.
    let isNew = try integer("PRAGMA page_count") == 0

    // https://sqlite.org/foreignkeys.html#fk_enable: off unless each connection turns it on.
    try execute("PRAGMA foreign_keys = ON")
    // https://sqlite.org/pragma.html#pragma_synchronous: in WAL mode only FULL keeps the last
    // commits when the power fails.
    try execute("PRAGMA synchronous = FULL")
    // https://sqlite.org/pragma.html#pragma_fullfsync: on macOS, also flush the disk's own cache;
    // no effect elsewhere.
    try execute("PRAGMA fullfsync = ON")
    // https://sqlite.org/pragma.html#pragma_cache_size, in KiB if negative: 5 MiB hold the inner
    // pages of a journal of a million events, plus what one view or one import touches.
    try execute("PRAGMA cache_size = -5120")

    if isNew, mode != .readOnly {
      // https://sqlite.org/pragma.html#pragma_page_size. Events have 300 bytes. With pages of 4 KiB,
      // imports take 15 % longer; larger pages slow down small commits.
      try execute("PRAGMA page_size = 8192")
      try useWriteAheadLog()
    }
  }

  /// Switches the database to WAL mode permanently, so that readers and one writer do not wait for
  /// each other (<https://sqlite.org/wal.html>).
  ///
  /// Does nothing if the database is in WAL mode already, or in memory, where there is no WAL mode.
  ///
  /// - Throws: ``StorageError/Code/ioError`` if the file system does not support WAL mode, like many
  ///   network file systems; ``StorageError/Code/busy`` if other connections block it for longer
  ///   than the busy timeout.
  public func useWriteAheadLog() throws(StorageError) {
    // Only one connection at a time can make the change, and others fail at once: "The presence of
    // a busy handler does not guarantee that it will be invoked when there is lock contention"
    // (https://sqlite.org/c3ref/busy_handler.html).
    var patience = try integer("PRAGMA busy_timeout") ?? 0
    while true {
      do throws(StorageError) {
        return try switchToWriteAheadLog()
      } catch {
        guard error.code == .busy, patience > 0 else { throw error }
        patience -= Int64(sqlite3_sleep(5))
      }
    }
  }

  private func switchToWriteAheadLog() throws(StorageError) {
    let sql = "PRAGMA journal_mode = WAL"
    let statement = try prepare(sql)
    // "If the journal mode could not be changed, the original journal mode is returned"
    // (https://sqlite.org/pragma.html#pragma_journal_mode).
    let mode = try statement.step() ? statement.text(at: 0) : ""
    guard mode == "wal" || mode == "memory" else {
      throw StorageError(
        extendedCode: SQLITE_IOERR,
        message: "the file system does not support the write-ahead log", sql: sql)
    }
  }

  private func setFlag(_ option: Int32, to value: Bool) throws(StorageError) {
    let code = duolog_sqlite3_db_config_flag(handle, option, value ? 1 : 0)
    guard code == SQLITE_OK else { throw StorageError(code, on: handle) }
  }
}

extension Connection {
  /// Refuses values of more than `bytes` bytes from now on, so that a hostile file cannot make one
  /// that fills the memory (<https://sqlite.org/limits.html>, <https://sqlite.org/security.html>).
  ///
  /// Never raises a limit that is lower already.
  public func limitValues(to bytes: Int) {
    guard let handle else { return }
    let limit = Int32(clamping: bytes)
    if sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, -1) > limit {
      sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, limit)
    }
  }
}
