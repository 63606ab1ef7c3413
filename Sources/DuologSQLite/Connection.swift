internal import CSQLite

/// A connection to one SQLite database.
///
/// A connection and its statements belong to one thread at a time: it is opened without SQLite's
/// own mutexes (<https://sqlite.org/threadsafe.html>). Several connections, in one process or in
/// several, may use one file.
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
    /// Read and write; make the file, readable by its owner only, where there is none.
    case create
    /// Read and write a file that exists.
    case readWrite
    /// Read a file that exists, making no file and changing neither the database nor its `-wal`.
    ///
    /// Where no other connection has the file open, it is read without any lock: if a writer comes
    /// meanwhile, results may be wrong. Open for writing what others may be writing.
    case readOnly
  }

  /// `nil` once closed. SQLite answers a null connection or statement with `SQLITE_MISUSE`; the few
  /// functions that do not are guarded here.
  private(set) var handle: OpaquePointer?

  private var statements: [String: Statement] = [:]

  /// Opens the database at `path`, or one in memory for `:memory:`.
  ///
  /// Foreign keys are enforced, and commits reach the disk before they return. A new database is
  /// put into WAL mode; one with content keeps its mode until ``useWriteAheadLog()``, so that
  /// merely opening somebody else's file changes nothing in it.
  ///
  /// - Parameters:
  ///   - path: Absolute, or relative to the current directory. A `file:` in front has no meaning.
  ///   - mode: What the connection may do to the file.
  ///   - milliseconds: How long a statement waits for another connection's lock before it throws
  ///     ``SQLiteError/Code/busy``.
  /// - Throws: Among others ``SQLiteError/Code/cannotOpen``, ``SQLiteError/Code/notADatabase``, and
  ///   ``SQLiteError/Code/readOnly`` where writing was asked for and is not permitted. No file
  ///   handle is left open.
  public init(
    path: String, mode: Mode, busyTimeout milliseconds: Int32 = 5000
  ) throws(SQLiteError) {
    let file = DatabaseFile(path: path)
    let name = try file.name(for: mode)
    if mode == .create, !file.isInMemory { try file.createIfMissing() }
    let access = mode == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    let code = sqlite3_open_v2(
      name, &handle, access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    // "Whether or not an error occurs when it is opened, resources associated with the database
    // connection handle should be released" (https://sqlite.org/c3ref/open.html). From here on
    // `self` is complete, so that `deinit` does it when an error is thrown below.
    do throws(SQLiteError) {
      guard code == SQLITE_OK else { throw SQLiteError(code, on: handle) }
      try configure(mode: mode, busyTimeout: milliseconds)
    } catch {
      throw SQLiteError(
        extendedCode: error.extendedCode, message: "\(error.message): \(path)", sql: error.sql)
    }
  }

  deinit {
    finalizeStatements()
    // A statement that is still held elsewhere keeps the connection until it goes as well
    // (https://sqlite.org/c3ref/close.html).
    sqlite3_close_v2(handle)
  }

  /// Closes the file. Does nothing when it is closed already.
  ///
  /// Statements from ``cached(_:)`` become unusable: stepping one throws
  /// ``SQLiteError/Code/misuse``. An open transaction is rolled back.
  ///
  /// - Throws: ``SQLiteError/Code/busy``, leaving the connection open, if a statement from
  ///   ``prepare(_:)`` still exists.
  public func close() throws(SQLiteError) {
    finalizeStatements()
    let code = sqlite3_close(handle)
    guard code == SQLITE_OK else { throw SQLiteError(code, on: handle) }
    handle = nil
  }

  private func finalizeStatements() {
    for statement in statements.values { statement.finalize() }
    statements = [:]
  }
}

@available(*, unavailable, message: "A connection belongs to one thread at a time.")
extension Connection: Sendable {}

// MARK: - Running SQL

extension Connection {
  /// Runs the statements of `script` one after the other, and discards the rows they give.
  ///
  /// Each is a transaction of its own unless one is open, and an error leaves what ran before it.
  /// Does nothing for a script of white space and comments.
  public func execute(_ script: String) throws(SQLiteError) {
    var script = script
    let outcome = script.withUTF8 { bytes in
      Result { () throws(SQLiteError) in
        var rest = UnsafeRawBufferPointer(bytes)
        while let statement = try compileFirst(of: &rest, flags: 0) { try statement.run() }
      }
    }
    try outcome.get()
  }

  /// Prepares one statement for a use or two. It must be gone before ``close()``.
  ///
  /// - Throws: ``SQLiteError/Code/misuse`` unless `sql` is exactly one statement.
  public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try compile(sql, flags: 0)
  }

  /// The one statement that this connection keeps for `sql`: prepared at the first call, and given
  /// reset and unbound at each.
  ///
  /// So it must not be asked for again while its rows are still being read. A loop should ask
  /// once and hold on to it: finding it hashes the whole of `sql`.
  ///
  /// - Throws: ``SQLiteError/Code/misuse`` unless `sql` is exactly one statement.
  public func cached(_ sql: String) throws(SQLiteError) -> Statement {
    if let statement = statements[sql] {
      statement.reset()
      return statement
    }
    // A hint that the statement lives long: https://sqlite.org/c3ref/c_prepare_persistent.html.
    let statement = try compile(sql, flags: UInt32(SQLITE_PREPARE_PERSISTENT))
    statements[sql] = statement
    return statement
  }

  /// The first column of the first row that `query` gives; `nil` for no row, or for NULL.
  public func integer(_ query: String) throws(SQLiteError) -> Int64? {
    let statement = try prepare(query)
    guard try statement.step() else { return nil }
    return statement.integerOrNil(at: 0)
  }

  /// How many rows the last INSERT, UPDATE or DELETE wrote, those by triggers and foreign keys
  /// apart. Other statements leave the number as it was.
  public var changes: Int {
    handle.map { Int(sqlite3_changes64($0)) } ?? 0
  }

  /// The row key that the last successful INSERT gave, in a table with row keys; 0 before the first.
  public var lastInsertedRowID: Int64 {
    handle.map { sqlite3_last_insert_rowid($0) } ?? 0
  }

  private func compile(_ sql: String, flags: UInt32) throws(SQLiteError) -> Statement {
    var text = sql
    let outcome = text.withUTF8 { bytes in
      Result { () throws(SQLiteError) in
        var rest = UnsafeRawBufferPointer(bytes)
        let statement = try compileFirst(of: &rest, flags: flags)
        let second = try compileFirst(of: &rest, flags: flags)
        guard let statement, second == nil, rest.isEmpty else {
          throw SQLiteError(
            extendedCode: SQLITE_MISUSE, message: "exactly one statement was expected", sql: sql)
        }
        return statement
      }
    }
    return try outcome.get()
  }

  /// Takes the first statement off `rest`, and prepares it; `nil` when `rest` holds none.
  private func compileFirst(
    of rest: inout UnsafeRawBufferPointer, flags: UInt32
  ) throws(SQLiteError) -> Statement? {
    while let start = rest.baseAddress?.assumingMemoryBound(to: CChar.self), !rest.isEmpty {
      guard let length = Int32(exactly: rest.count) else {
        throw SQLiteError(SQLITE_TOOBIG, on: nil)
      }
      var statement: OpaquePointer?
      var tail: UnsafePointer<CChar>?
      // `prepare_v2` and later keep the SQL, prepare anew when the schema changes, and let `step`
      // give the specific error (https://sqlite.org/c3ref/prepare.html).
      let code = sqlite3_prepare_v3(handle, start, length, flags, &statement, &tail)
      guard code == SQLITE_OK else {
        throw SQLiteError(code, on: handle, sql: String(decoding: rest, as: UTF8.self))
      }
      let consumed = tail.map { $0 - start } ?? rest.count
      rest = UnsafeRawBufferPointer(rebasing: rest[consumed...])
      // No statement was made of white space or a comment.
      if let statement { return Statement(statement) }
      // SQL ends at a NUL, where no byte is consumed.
      if consumed == 0 { return nil }
    }
    return nil
  }
}
