internal import CSQLite

/// An error reported by SQLite.
///
/// Use ``code`` to decide what to do. ``description`` is meant for a log or a bug report.
///
/// ```swift
/// do {
///   try insert.run()
/// } catch let error where error.code == .full {
///   print("The disk is full. Free some space and try again.")
/// }
/// ```
public struct SQLiteError: Error, Hashable, Sendable {
  /// The primary result code, which says what kind of failure this is.
  public let code: Code

  /// The extended result code, which gives more detail, such as *which* kind of constraint was
  /// violated. Its low 8 bits are ``code``:
  /// <https://sqlite.org/rescode.html#primary_result_codes_versus_extended_result_codes>.
  public let extendedCode: Int32

  /// The value of `errno` behind it, if the operating system would not open, read or write a file;
  /// otherwise 0: <https://sqlite.org/c3ref/system_errno.html>.
  public let systemCode: Int32

  /// SQLite's own message, in English, such as `UNIQUE constraint failed: event.seq`.
  public let message: String

  /// The statement that failed, with its `?` placeholders; `nil` if no statement was involved.
  public let sql: String?

  /// An error with the extended result code `extendedCode`.
  public init(
    extendedCode: Int32, systemCode: Int32 = 0, message: String, sql: String? = nil
  ) {
    self.code = Code(rawValue: extendedCode & 0xFF)
    self.extendedCode = extendedCode
    self.systemCode = systemCode
    self.message = message
    self.sql = sql
  }
}

extension SQLiteError: CustomStringConvertible {
  /// One sentence, such as `SQLite could not run "COMMIT": database is locked (busy, code 5).`
  public var description: String {
    let what = sql.map { "SQLite could not run \"\($0)\"" } ?? "SQLite failed"
    return "\(what): \(message) (\(code), code \(extendedCode))."
  }
}

extension SQLiteError {
  /// The error for the result `code`, with the message of `connection` if it has one.
  ///
  /// Must be created before the next call on the connection, which may replace the message:
  /// <https://sqlite.org/c3ref/errcode.html>.
  init(_ code: Int32, on connection: OpaquePointer?, sql: String? = nil) {
    let words =
      if let connection, sqlite3_extended_errcode(connection) == code {
        sqlite3_errmsg(connection)
      } else {
        sqlite3_errstr(code)
      }
    let isOfSystem = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xFF)
    self.init(
      extendedCode: code,
      systemCode: isOfSystem ? connection.map(sqlite3_system_errno) ?? 0 : 0,
      message: words.map { String(cString: $0) } ?? "unknown error", sql: sql)
  }
}
