internal import CSQLite

// The rules are those of https://sqlite.org/c3ref/bind_blob.html. A parameter that is not bound is
// NULL; binding again replaces what was bound; binding while the statement stands on a row is
// refused. What is refused, an index that the statement does not have included, is thrown by the next
// step.

extension Statement {
  /// Binds a whole number to the parameter `index`.
  public func bind(_ value: Int64, at index: Int32) {
    note(sqlite3_bind_int64(handle, index, value))
  }

  /// Binds a whole number, or NULL for `nil`, to the parameter `index`.
  public func bind(_ value: Int64?, at index: Int32) {
    if let value { bind(value, at: index) } else { bindNull(at: index) }
  }

  /// Binds a floating-point number, or NULL for `nil` and for not-a-number, to the parameter `index`.
  public func bind(_ value: Double?, at index: Int32) {
    // No second overload for `Double`: it would make `bind(1, at: 1)` ambiguous.
    if let value { note(sqlite3_bind_double(handle, index, value)) } else { bindNull(at: index) }
  }

  /// Binds text, of which SQLite makes a copy, to the parameter `index`. It may hold NUL.
  public func bind(_ value: String, at index: Int32) {
    var value = value
    note(
      value.withUTF8 { bytes in
        duolog_sqlite3_bind_text_copy(
          handle, index, Self.address(of: UnsafeRawBufferPointer(bytes)), UInt64(bytes.count))
      })
  }

  /// Binds text, of which SQLite makes a copy, or NULL for `nil`, to the parameter `index`.
  public func bind(_ value: String?, at index: Int32) {
    if let value { bind(value, at: index) } else { bindNull(at: index) }
  }

  /// Binds a blob, of which SQLite makes a copy, to the parameter `index`.
  public func bind(copyingBlob bytes: [UInt8], at index: Int32) {
    note(
      bytes.withUnsafeBytes { bytes in
        duolog_sqlite3_bind_blob_copy(
          handle, index, Self.address(of: bytes), UInt64(bytes.count))
      })
  }

  /// Binds text, of which SQLite makes a copy, to the parameter `index`: `bytes` must be UTF-8.
  public func bind(copyingText bytes: [UInt8], at index: Int32) {
    note(
      bytes.withUnsafeBytes { bytes in
        duolog_sqlite3_bind_text_copy(
          handle, index, Self.address(of: bytes), UInt64(bytes.count))
      })
  }

  /// Binds text that SQLite reads where it is: `bytes` must be UTF-8, and must stay as they are until
  /// the statement has been reset, as ``run()`` does at its end.
  package func bind(text bytes: UnsafeRawBufferPointer, at index: Int32) {
    // SQLITE_STATIC is the null destructor.
    let start = Self.address(of: bytes).assumingMemoryBound(to: CChar.self)
    note(
      sqlite3_bind_text64(
        handle, index, start, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8)))
  }

  /// Binds a blob that SQLite reads where it is: `bytes` must stay as they are until the statement
  /// has been reset, as ``run()`` does at its end.
  package func bind(blob bytes: UnsafeRawBufferPointer, at index: Int32) {
    note(
      sqlite3_bind_blob64(handle, index, Self.address(of: bytes), UInt64(bytes.count), nil))
  }

  /// Makes the parameter `index` NULL.
  public func bindNull(at index: Int32) {
    note(sqlite3_bind_null(handle, index))
  }

  @inline(__always)
  private func note(_ code: Int32) {
    if code != SQLITE_OK, bindingFailure == SQLITE_OK { bindingFailure = code }
  }

  /// Where `bytes` are, or, for none, anywhere: SQLite takes a null address for NULL.
  @inline(__always)
  private static func address(of bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer {
    let empty: StaticString = ""
    return bytes.baseAddress ?? UnsafeRawPointer(empty.utf8Start)
  }
}
