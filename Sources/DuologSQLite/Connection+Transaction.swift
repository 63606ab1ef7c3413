internal import CSQLite

/// When a transaction takes its locks: <https://sqlite.org/lang_transaction.html>.
public enum TransactionKind: Hashable, Sendable {
  /// Takes a snapshot at the first read, and the write lock at the first write.
  ///
  /// Use this to read several things as of one moment. A write after a read throws
  /// ``StorageError/Code/busy`` at once if another connection has written in between, because the
  /// snapshot is then out of date.
  case deferred
  /// Takes the write lock at the start, so that nothing inside has to wait.
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

  /// Runs `body` in a transaction. Everything that it writes is kept if it returns, and discarded
  /// if it throws.
  ///
  /// Inside a transaction, this is the same as ``savepoint(_:)``.
  ///
  /// - Throws: What `body` throws; ``StorageError/Code/busy`` if another connection holds the write
  ///   lock for longer than the busy timeout; and errors from committing, in which case the
  ///   transaction has also been rolled back.
  public func transaction<R>(
    _ kind: TransactionKind = .immediate, _ body: () throws -> R
  ) throws -> R {
    if isInTransaction { return try savepoint(body) }
    try cached(kind.sql).run()
    do {
      let result = try body()
      // Inside the `do`, because a COMMIT that fails with SQLITE_BUSY leaves the transaction open
      // (https://sqlite.org/lang_transaction.html).
      try cached("COMMIT").run()
      return result
    } catch {
      // After errors such as a full disk, SQLite may already have rolled back
      // (https://sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction).
      if isInTransaction { try cached("ROLLBACK").run() }
      throw error
    }
  }

  /// Runs `body` in a transaction as ``transaction(_:_:)`` does, but doesn't wait for the disk. If the
  /// power fails right after it, all of it may be undone, and nothing else. For what can be found out
  /// again.
  ///
  /// Inside a transaction, this is the same as ``savepoint(_:)``.
  package func transactionWithoutFlush<R>(_ body: () throws -> R) throws -> R {
    if isInTransaction { return try savepoint(body) }
    // https://sqlite.org/pragma.html#pragma_synchronous. The setting changes when the statement is
    // compiled, so these are not cached.
    try execute("PRAGMA synchronous = NORMAL")
    let result = Result { try transaction(.immediate, body) }
    let restored = Result { try execute("PRAGMA synchronous = FULL") }
    let value = try result.get()
    try restored.get()
    return value
  }

  /// Runs `body` as a part of the open transaction that can be undone alone: if it throws, what it
  /// wrote is rolled back, and earlier writes stay.
  ///
  /// After some errors, such as a full disk, SQLite rolls back the whole transaction
  /// (``isInTransaction`` is then false). Let such an error propagate to ``transaction(_:_:)``.
  ///
  /// Outside a transaction, this is the same as ``transaction(_:_:)``.
  public func savepoint<R>(_ body: () throws -> R) throws -> R {
    guard isInTransaction else { return try transaction(.immediate, body) }
    // SQLite uses the newest of several savepoints with one name
    // (https://sqlite.org/lang_savepoint.html), so savepoints can nest under a single name.
    try cached("SAVEPOINT nested").run()
    do {
      let result = try body()
      try cached("RELEASE nested").run()
      return result
    } catch {
      if isInTransaction {
        // ROLLBACK TO leaves the savepoint open.
        try cached("ROLLBACK TO nested").run()
        try cached("RELEASE nested").run()
      }
      throw error
    }
  }
}
