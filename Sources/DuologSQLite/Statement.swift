internal import CSQLite

/// A prepared statement, with its parameters and, while it runs, its current row.
///
/// Parameters count from 1, columns from 0, as in SQLite. Use a statement only on its connection's
/// thread. Once its connection is closed, a step throws ``StorageError/Code/misuse``, and columns
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
  /// `nil` once finalized. For null, SQLite returns `SQLITE_MISUSE`, or NULL for a column.
  private(set) var handle: OpaquePointer?

  /// The first error code from binding since the last reset. ``step()`` throws it, so that each of
  /// the many binding calls need not.
  var bindingFailure = SQLITE_OK

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Releases the statement's resources. It cannot be used after that.
  ///
  /// Finalizing null is "a harmless no-op" (<https://sqlite.org/c3ref/finalize.html>).
  func finalize() {
    sqlite3_finalize(handle)
    handle = nil
  }
}

@available(*, unavailable, message: "Use a statement only on its connection's thread.")
extension Statement: Sendable {}

// MARK: - Running

extension Statement {
  /// Moves to the next row, or to the first one; returns `false` after the last.
  ///
  /// At the end, and after an error, the statement holds no lock. Stepping again after the end
  /// starts over: <https://sqlite.org/c3ref/step.html>.
  ///
  /// - Throws: What SQLite reports, or the first binding failure since the last reset. The
  ///   statement has then been reset.
  public func step() throws(StorageError) -> Bool {
    guard bindingFailure == SQLITE_OK else { throw failure(bindingFailure) }
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw failure(code)
  }

  /// Runs the statement to its end, discarding rows, and resets it so that it is ready for new
  /// values.
  public func run() throws(StorageError) {
    while try step() {}
    reset()
  }

  /// Runs the statement to its end, discarding rows, and rewinds it but keeps its values. For
  /// callers that bind all parameters each time anyway.
  package func runKeepingParameters() throws(StorageError) {
    while try step() {}
    rewind()
  }

  /// Goes back to before the first row and keeps the parameters. For callers that bind all of them
  /// before the next step.
  package func rewind() {
    sqlite3_reset(handle)
  }

  /// Goes back to before the first row and sets all parameters to NULL, so that no bytes that were
  /// bound without a copy are referenced any more.
  public func reset() {
    guard let handle else { return }
    // The result repeats the error of the last step (https://sqlite.org/c3ref/reset.html), which
    // has already been thrown. Resetting keeps the parameters; clearing them is a separate call
    // (https://sqlite.org/c3ref/clear_bindings.html).
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    bindingFailure = SQLITE_OK
  }

  /// The text of the statement.
  public var sql: String {
    sqlite3_sql(handle).map { String(cString: $0) } ?? ""
  }

  @inline(never)
  private func failure(_ code: Int32) -> StorageError {
    let error = StorageError(code, on: handle.flatMap { sqlite3_db_handle($0) }, sql: sql)
    reset()
    return error
  }
}
