internal import CSQLite

/// The type of a value in a row: <https://sqlite.org/datatype3.html#storage_classes_and_datatypes>.
public enum ColumnType: Hashable, Sendable {
  case null
  case integer
  case real
  case text
  case blob
}

// The rules of https://sqlite.org/c3ref/column_blob.html apply. All of these read the current row.
// Without a row, or outside the columns, values are NULL.

extension Statement {
  /// The type of the value. Ask before reading the value as another type, which changes it.
  public func type(at column: Int32) -> ColumnType {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// Whether the value is NULL.
  public func isNull(at column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  /// The value as an integer: 0 for NULL, and SQLite's CAST for other types.
  public func integer(at column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  /// The value as an integer; `nil` for NULL.
  public func integerOrNil(at column: Int32) -> Int64? {
    isNull(at: column) ? nil : integer(at: column)
  }

  /// The value as a floating-point number: 0 for NULL, and SQLite's CAST for other types.
  public func real(at column: Int32) -> Double {
    sqlite3_column_double(handle, column)
  }

  /// The value as a floating-point number; `nil` for NULL.
  public func realOrNil(at column: Int32) -> Double? {
    isNull(at: column) ? nil : real(at: column)
  }

  /// The value as text: empty for NULL, and SQLite's CAST for other types. Bytes that are not UTF-8
  /// become U+FFFD.
  public func text(at column: Int32) -> String {
    // The length comes after the content, because reading the content may convert it.
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The value as text; `nil` for NULL.
  public func textOrNil(at column: Int32) -> String? {
    isNull(at: column) ? nil : text(at: column)
  }

  /// A copy of the bytes of a text or blob; empty for NULL.
  public func bytes(at column: Int32) -> [UInt8] {
    withBytes(at: column) { Array($0) }
  }

  /// Calls `body` with the bytes of a text or blob in place, without a copy; empty for NULL.
  ///
  /// They are valid until `body` returns. `body` must not step, reset, or read this column as
  /// another type. Text is UTF-8, as in every database that this module creates.
  public func withBytes<R>(
    at column: Int32, _ body: (UnsafeRawBufferPointer) throws -> R
  ) rethrows -> R {
    // An empty blob has a null address. The length comes after the content, as above.
    let start = sqlite3_column_blob(handle, column)
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))
    return try body(UnsafeRawBufferPointer(start: start, count: count))
  }
}
