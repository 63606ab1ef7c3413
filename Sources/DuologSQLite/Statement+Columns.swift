internal import CSQLite

/// The type of one value in a row: <https://sqlite.org/datatype3.html#storage_classes_and_datatypes>.
public enum ColumnType: Hashable, Sendable {
  case null
  case integer
  case real
  case text
  case blob
}

// The rules are those of https://sqlite.org/c3ref/column_blob.html. All of these are for the row on
// which the statement stands; without a row, or outside the columns, values are NULL.

extension Statement {
  /// The type of the value. To be asked before the value is read as another type, which changes it.
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

  /// The value as a whole number: 0 for NULL, and SQLite's CAST for other types.
  public func integer(at column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  /// The value as a whole number; `nil` for NULL.
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
    // Length after content, since reading the content may convert it.
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The value as text; `nil` for NULL.
  public func textOrNil(at column: Int32) -> String? {
    isNull(at: column) ? nil : text(at: column)
  }

  /// A copy of the bytes of a text or blob; none for NULL.
  public func bytes(at column: Int32) -> [UInt8] {
    withBytes(at: column) { Array($0) }
  }

  /// Gives `body` the bytes of a text or blob where they are, without a copy; none for NULL.
  ///
  /// They are valid until `body` returns, and `body` must not step, reset, or read this column as
  /// another type. Text is UTF-8, as in every database that this module makes.
  public func withBytes<R>(
    at column: Int32, _ body: (UnsafeRawBufferPointer) throws -> R
  ) rethrows -> R {
    // A blob of no bytes has a null address. Length after content, as above.
    let start = sqlite3_column_blob(handle, column)
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))
    return try body(UnsafeRawBufferPointer(start: start, count: count))
  }
}
