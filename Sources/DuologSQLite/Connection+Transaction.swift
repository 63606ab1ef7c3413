internal import CSQLite

/// When a transaction takes its locks: <https://sqlite.org/lang_transaction.html>.
public enum TransactionKind: Hashable, Sendable {
  /// At its first read, a snapshot; at its first write, the write lock.
  ///
  /// For reading several things as of one moment. A write after a read throws
  /// ``SQLiteError/Code/busy`` at once if another connection has written in between, since the
  /// snapshot is then out of date.
  case deferred
  /// The write lock at its beginning, so that once inside nothing has to wait.
  case immediate

  fileprivate var sql: String {
    switch self {
    case .deferred: "BEGIN DEFERRED"
    case .immediate: "BEGIN IMMEDIATE"
    }
  }
}

extension Connection {
  /// Whether a transaction is open: <https://sqlite.org/c3ref/get_autocommit.html>.
  public var isInTransaction: Bool {
    handle.map { sqlite3_get_autocommit($0) == 0 } ?? false
  }

  /// Runs `body` in a transaction: all that it writes is kept when it returns, and nothing of it
  /// when it throws.
  ///
  /// Within a transaction, the same as ``savepoint(_:)``.
  ///
  /// - Throws: What `body` throws; ``SQLiteError/Code/busy`` if another connection keeps the write
  ///   lock for longer than the busy timeout; and what keeps SQLite from committing, in which case
  ///   the transaction has been rolled back too.
  public func transaction<R>(
    _ kind: TransactionKind = .immediate, _ body: () throws -> R
  ) throws -> R {
    if isInTransaction { return try savepoint(body) }
    try cached(kind.sql).run()
    do {
      let result = try body()
      // A COMMIT that fails with SQLITE_BUSY leaves the transaction open
      // (https://sqlite.org/lang_transaction.html), hence within the `do`.
      try cached("COMMIT").run()
      return result
    } catch {
      // After errors such as a full disk, SQLite may have rolled back by itself
      // (https://sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction).
      if isInTransaction { try cached("ROLLBACK").run() }
      throw error
    }
  }

  /// Runs `body` as a part of the open transaction that can be undone alone: when it throws, what it
  /// wrote is taken back, and what was written before it stays.
  ///
  /// After some errors, such as a full disk, SQLite rolls back the whole transaction
  /// (``isInTransaction`` is then false): let the error go through to ``transaction(_:_:)``.
  ///
  /// Outside a transaction, the same as ``transaction(_:_:)``.
  public func savepoint<R>(_ body: () throws -> R) throws -> R {
    guard isInTransaction else { return try transaction(.immediate, body) }
    // The newest of several savepoints with one name is meant (https://sqlite.org/lang_savepoint.html),
    // so savepoints nest under a single name.
    try cached("SAVEPOINT nested").run()
    do {
      let result = try body()
      try cached("RELEASE nested").run()
      return result
    } catch {
      if isInTransaction {
        // ROLLBACK TO leaves the savepoint itself open.
        try cached("ROLLBACK TO nested").run()
        try cached("RELEASE nested").run()
      }
      throw error
    }
  }
}
