internal import CSQLite

/// A connection to one SQLite database.
///
/// Only one thread at a time may use a connection and its statements: it is opened without SQLite's
/// own mutexes (<https://sqlite.org/threadsafe.html>). Several connections, in one or more
/// processes, may use one file.
///
/// ```swift
/// let connection = try Connection(path: "/home/ana/journal.db", mode: .create)
/// try connection.execute("CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
/// let insert = try connection.cached("INSERT INTO note(text) VALUES (?)")
/// try connection.transaction {
///   insert.bind("phones in the drawer", at: 1)
///   try insert.run()
/// }
/// try connection.close()
/// ```
public final class Connection {
  /// What a connection may do to its file.
  public enum Mode: Hashable, Sendable {
    /// Read and write. If there is no file, create one that only its owner can read.
    case create
    /// Read and write an existing file.
    case readWrite
    /// Read an existing file, without creating any file and without changing the database or its
    /// `-wal`.
    ///
    /// If no other connection has the file open, it is read without a lock, and results may be
    /// wrong if a writer comes along meanwhile. If other processes may be writing, open the file
    /// for writing.
    case readOnly
  }

  /// `nil` once closed. SQLite returns `SQLITE_MISUSE` for a null connection or statement; the few
  /// functions that do not are guarded here.
  private(set) var handle: OpaquePointer?

  private var statements: [String: Statement] = [:]

  /// Opens the database at `path`, or an in-memory database for `:memory:`.
  ///
  /// Foreign keys are enforced, and commits reach the disk before they return. A new database is
  /// created in WAL mode. An existing one keeps its mode until ``useWriteAheadLog()``, so that
  /// opening another program's file changes nothing in it.
  ///
  /// - Parameters:
  ///   - path: Absolute, or relative to the current directory. A leading `file:` has no special
  ///     meaning.
  ///   - mode: What the connection may do to the file.
  ///   - milliseconds: How long a statement waits for another connection's lock before it throws
  ///     ``StorageError/Code/busy``.
  /// - Throws: Among others ``StorageError/Code/cannotOpen``, ``StorageError/Code/notADatabase``, and
  ///   ``StorageError/Code/readOnly`` if writing was requested but is not permitted. No file handle
  ///   is left open.
  public init(
    path: String, mode: Mode, busyTimeout milliseconds: Int32 = 5000
  ) throws(StorageError) {
    let file = DatabaseFile(path: path)
    let name = try file.name(for: mode)
    if mode == .create, !file.isInMemory { try file.createIfMissing() }
    let access = mode == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    let code = sqlite3_open_v2(
      name, &handle, access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    // "Whether or not an error occurs when it is opened, resources associated with the database
    // connection handle should be released" (https://sqlite.org/c3ref/open.html). `self` is
    // complete from here on, so `deinit` does this if an error is thrown below.
    do throws(StorageError) {
      guard code == SQLITE_OK else { throw StorageError(code, on: handle) }
      try configure(mode: mode, busyTimeout: milliseconds)
    } catch {
      throw StorageError(
        extendedCode: error.extendedCode, systemCode: error.systemCode,
        message: "\(error.message): \(path)", sql: error.sql)
    }
  }

  deinit {
    finalizeStatements()
    // A statement that is still in use elsewhere keeps the connection alive until it is finalized
    // too (https://sqlite.org/c3ref/close.html).
    sqlite3_close_v2(handle)
  }

  /// Closes the file. Does nothing if it is closed already.
  ///
  /// Statements from ``cached(_:)`` become unusable: stepping one throws
  /// ``StorageError/Code/misuse``. An open transaction is rolled back.
  ///
  /// - Throws: ``StorageError/Code/busy``, leaving the connection open, if a statement from
  ///   ``prepare(_:)`` still exists.
  public func close() throws(StorageError) {
    finalizeStatements()
    let code = sqlite3_close(handle)
    guard code == SQLITE_OK else { throw StorageError(code, on: handle) }
    handle = nil
  }

  private func finalizeStatements() {
    for statement in statements.values { statement.finalize() }
    statements = [:]
  }
}

@available(*, unavailable, message: "Only one thread at a time may use a connection.")
extension Connection: Sendable {}

// MARK: - Running SQL

extension Connection {
  /// Runs the statements of `script` one after the other, discarding any rows.
  ///
  /// Each is its own transaction unless one is open. If one fails, those before it remain in
  /// effect. Does nothing for a script of only white space and comments.
  public func execute(_ script: String) throws(StorageError) {
    var script = script
    let outcome = script.withUTF8 { bytes in
      Result { () throws(StorageError) in
        var rest = UnsafeRawBufferPointer(bytes)
        while let statement = try compileFirst(of: &rest, flags: 0) { try statement.run() }
      }
    }
    try outcome.get()
  }

  /// Prepares a statement that is used only once or twice. It must be released before ``close()``.
  ///
  /// - Throws: ``StorageError/Code/misuse`` unless `sql` is exactly one statement.
  public func prepare(_ sql: String) throws(StorageError) -> Statement {
    try compile(sql, flags: 0)
  }

  /// The statement that this connection caches for `sql`. It is prepared at the first call, and
  /// returned reset and unbound each time.
  ///
  /// Do not ask for it again while its rows are still being read. A loop should ask once and keep
  /// it, because each lookup hashes all of `sql`.
  ///
  /// - Throws: ``StorageError/Code/misuse`` unless `sql` is exactly one statement.
  public func cached(_ sql: String) throws(StorageError) -> Statement {
    if let statement = statements[sql] {
      statement.reset()
      return statement
    }
    // A hint that the statement lives long: https://sqlite.org/c3ref/c_prepare_persistent.html.
    let statement = try compile(sql, flags: UInt32(SQLITE_PREPARE_PERSISTENT))
    statements[sql] = statement
    return statement
  }

  /// The first column of the first row of `query`; `nil` if there is no row, or for NULL.
  public func integer(_ query: String) throws(StorageError) -> Int64? {
    let statement = try prepare(query)
    guard try statement.step() else { return nil }
    return statement.integerOrNil(at: 0)
  }

  /// How many rows the last INSERT, UPDATE or DELETE wrote, not counting those by triggers and
  /// foreign keys. Other statements do not change the number.
  public var changes: Int {
    handle.map { Int(sqlite3_changes64($0)) } ?? 0
  }

  /// The row key that the last successful INSERT created in a table with row keys; 0 before the
  /// first.
  public var lastInsertedRowID: Int64 {
    handle.map { sqlite3_last_insert_rowid($0) } ?? 0
  }

  private func compile(_ sql: String, flags: UInt32) throws(StorageError) -> Statement {
    var text = sql
    let outcome = text.withUTF8 { bytes in
      Result { () throws(StorageError) in
        var rest = UnsafeRawBufferPointer(bytes)
        let statement = try compileFirst(of: &rest, flags: flags)
        let second = try compileFirst(of: &rest, flags: flags)
        guard let statement, second == nil, rest.isEmpty else {
          throw StorageError(
            extendedCode: SQLITE_MISUSE, message: "exactly one statement was expected", sql: sql)
        }
        return statement
      }
    }
    return try outcome.get()
  }

  /// Removes the first statement from `rest` and prepares it; `nil` if `rest` holds none.
  private func compileFirst(
    of rest: inout UnsafeRawBufferPointer, flags: UInt32
  ) throws(StorageError) -> Statement? {
    while let start = rest.baseAddress?.assumingMemoryBound(to: CChar.self), !rest.isEmpty {
      guard let length = Int32(exactly: rest.count) else {
        throw StorageError(SQLITE_TOOBIG, on: nil)
      }
      var statement: OpaquePointer?
      var tail: UnsafePointer<CChar>?
      // `prepare_v2` and later keep the SQL, prepare again when the schema changes, and make `step`
      // return the specific error (https://sqlite.org/c3ref/prepare.html).
      let code = sqlite3_prepare_v3(handle, start, length, flags, &statement, &tail)
      guard code == SQLITE_OK else {
        throw StorageError(code, on: handle, sql: String(decoding: rest, as: UTF8.self))
      }
      let consumed = tail.map { $0 - start } ?? rest.count
      rest = UnsafeRawBufferPointer(rebasing: rest[consumed...])
      // White space or a comment yields no statement.
      if let statement { return Statement(statement) }
      // SQL ends at a NUL, and then no byte is consumed.
      if consumed == 0 { return nil }
    }
    return nil
  }
}
