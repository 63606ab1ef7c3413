internal import CSQLite

/// A prepared statement, with its parameters and, while it runs, the row it stands on.
///
/// Parameters count from 1, columns from 0, as in SQLite. A statement belongs to the thread of its
/// connection. When its connection is gone, a step throws ``SQLiteError/Code/misuse``, and columns
/// are NULL.
///
/// ```swift
/// let query = try connection.cached("SELECT seq, body FROM event WHERE device = ?")
/// query.bind(device, at: 1)
/// while try query.step() {
///   try query.withBytes(at: 1) { body in try writer.append(body) }
/// }
/// ```
public final class Statement {
  /// `nil` once finalized. SQLite answers null with `SQLITE_MISUSE`, or with NULL for a column.
  private(set) var handle: OpaquePointer?

  /// The first code other than `SQLITE_OK` that binding gave since the last reset: ``step()`` throws
  /// it, so that the many calls that bind need not.
  var bindingFailure = SQLITE_OK

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Gives back what the statement holds, after which it is of no use.
  ///
  /// Finalizing null is "a harmless no-op" (<https://sqlite.org/c3ref/finalize.html>).
  func finalize() {
    sqlite3_finalize(handle)
    handle = nil
  }
}

@available(*, unavailable, message: "A statement belongs to the thread of its connection.")
extension Statement: Sendable {}

// MARK: - Running

extension Statement {
  /// Goes on to the next row, the first one included; `false` after the last.
  ///
  /// At the end, and after an error, the statement holds no lock. A further step after the end begins
  /// anew: <https://sqlite.org/c3ref/step.html>.
  ///
  /// - Throws: What SQLite reports, and what a parameter was refused for since the last reset. The
  ///   statement has then been reset.
  public func step() throws(SQLiteError) -> Bool {
    guard bindingFailure == SQLITE_OK else { throw failure(bindingFailure) }
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw failure(code)
  }

  /// Runs the statement to its end, discarding rows, and resets it, so that it is ready for the next
  /// values.
  public func run() throws(SQLiteError) {
    while try step() {}
    reset()
  }

  /// Runs the statement to its end, discarding rows, and makes it ready to run again with the same
  /// values: for a caller that binds all parameters anew each time, which replaces them as well.
  package func runKeepingParameters() throws(SQLiteError) {
    while try step() {}
    rewind()
  }

  /// Goes back to before the first row, and keeps the parameters: for a caller that binds all of
  /// them anew before the next step.
  package func rewind() {
    sqlite3_reset(handle)
  }

  /// Goes back to before the first row, and makes all parameters NULL, so that nothing refers any
  /// longer to bytes that were bound without a copy.
  public func reset() {
    guard let handle else { return }
    // The result repeats the error of the last step (https://sqlite.org/c3ref/reset.html), which has
    // been thrown. Resetting keeps the parameters; clearing them is a call of its own
    // (https://sqlite.org/c3ref/clear_bindings.html).
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    bindingFailure = SQLITE_OK
  }

  /// The text of the statement as it was prepared.
  public var sql: String {
    sqlite3_sql(handle).map { String(cString: $0) } ?? ""
  }

  @inline(never)
  private func failure(_ code: Int32) -> SQLiteError {
    let error = SQLiteError(code, on: handle.flatMap { sqlite3_db_handle($0) }, sql: sql)
    reset()
    return error
  }
}
