internal import CSQLite
package import DuologFoundation

extension StorageError {
  /// An error with the extended result code `extendedCode`.
  package init(
    extendedCode: Int32, systemCode: Int32 = 0, message: String, sql: String? = nil
  ) {
    self.init(
      Kind(extendedCode: extendedCode, systemCode: systemCode), message: message,
      extendedCode: extendedCode, systemCode: systemCode, sql: sql)
  }

  /// The error for the result `code`, with the message of `connection` if it has one. Without a
  /// connection there is only one mistake to make: it was closed.
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
    let systemCode = isOfSystem ? connection.map(sqlite3_system_errno) ?? 0 : 0
    let isClosed = connection == nil && code == SQLITE_MISUSE
    self.init(
      isClosed ? .closed : Kind(extendedCode: code, systemCode: systemCode),
      message: words.map { String(cString: $0) } ?? "unknown error", extendedCode: code,
      systemCode: systemCode, sql: sql)
  }

  /// The primary result code, which says what kind of failure this is: the low 8 bits of the
  /// extended one (<https://sqlite.org/rescode.html#primary_result_codes_versus_extended_result_codes>).
  package var code: Code { Code(rawValue: extendedCode & 0xFF) }
}

extension StorageError.Kind {
  /// What SQLite's `extendedCode` and the system's `errno` say about a database.
  fileprivate init(extendedCode: Int32, systemCode: Int32) {
    if [ENOSPC, EDQUOT].contains(systemCode) {
      self = .full
      return
    }
    switch StorageError.Code(rawValue: extendedCode & 0xFF) {
    case .busy, .locked: self = .busy
    case .full: self = .full
    case .readOnly, .permission, .cannotOpen: self = .notWritable
    case .notADatabase: self = .notADatabase
    case .corrupt: self = .unreadable
    // An error of reading may be about what is in the file, not about the disk:
    // SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_DATA and SQLITE_IOERR_CORRUPTFS
    // (<https://sqlite.org/rescode.html#extended_result_code_list>).
    case .ioError: self = [522, 8202, 8458].contains(extendedCode) ? .unreadable : .disk
    default: self = .other
    }
  }
}
