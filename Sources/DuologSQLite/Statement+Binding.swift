internal import CSQLite

// The rules of https://sqlite.org/c3ref/bind_blob.html apply. An unbound parameter is NULL. Binding
// again replaces the earlier value. Binding while the statement is on a row fails. The next step
// throws if binding failed, for example because the index does not exist.

extension Statement {
  /// Binds an integer to the parameter `index`.
  public func bind(_ value: Int64, at index: Int32) {
    note(sqlite3_bind_int64(handle, index, value))
  }

  /// Binds an integer, or NULL for `nil`, to the parameter `index`.
  public func bind(_ value: Int64?, at index: Int32) {
    if let value { bind(value, at: index) } else { bindNull(at: index) }
  }

  /// Binds a floating-point number, or NULL for `nil` and NaN, to the parameter `index`.
  public func bind(_ value: Double?, at index: Int32) {
    // There is no overload for a plain `Double`: it would make `bind(1, at: 1)` ambiguous.
    if let value { note(sqlite3_bind_double(handle, index, value)) } else { bindNull(at: index) }
  }

  /// Binds a copy of the text to the parameter `index`. It may contain NUL.
  public func bind(_ value: String, at index: Int32) {
    var value = value
    note(
      value.withUTF8 { bytes in
        duolog_sqlite3_bind_text_copy(
          handle, index, Self.address(of: UnsafeRawBufferPointer(bytes)), UInt64(bytes.count))
      })
  }

  /// Binds a copy of the text, or NULL for `nil`, to the parameter `index`.
  public func bind(_ value: String?, at index: Int32) {
    if let value { bind(value, at: index) } else { bindNull(at: index) }
  }

  /// Binds a copy of a blob to the parameter `index`.
  public func bind(copyingBlob bytes: [UInt8], at index: Int32) {
    note(
      bytes.withUnsafeBytes { bytes in
        duolog_sqlite3_bind_blob_copy(
          handle, index, Self.address(of: bytes), UInt64(bytes.count))
      })
  }

  /// Binds a copy of text to the parameter `index`. `bytes` must be UTF-8.
  public func bind(copyingText bytes: [UInt8], at index: Int32) {
    note(
      bytes.withUnsafeBytes { bytes in
        duolog_sqlite3_bind_text_copy(
          handle, index, Self.address(of: bytes), UInt64(bytes.count))
      })
  }

  /// Binds text without copying it. `bytes` must be UTF-8 and must not change until the statement
  /// has been reset, for example at the end of ``run()``.
  package func bind(text bytes: UnsafeRawBufferPointer, at index: Int32) {
    // SQLITE_STATIC is the null destructor.
    let start = Self.address(of: bytes).assumingMemoryBound(to: CChar.self)
    note(
      sqlite3_bind_text64(
        handle, index, start, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8)))
  }

  /// Binds a blob without copying it. `bytes` must not change until the statement has been reset,
  /// for example at the end of ``run()``.
  package func bind(blob bytes: UnsafeRawBufferPointer, at index: Int32) {
    note(
      sqlite3_bind_blob64(handle, index, Self.address(of: bytes), UInt64(bytes.count), nil))
  }

  /// Sets the parameter `index` to NULL.
  public func bindNull(at index: Int32) {
    note(sqlite3_bind_null(handle, index))
  }

  @inline(__always)
  private func note(_ code: Int32) {
    if code != SQLITE_OK, bindingFailure == SQLITE_OK { bindingFailure = code }
  }

  /// The address of `bytes`, or any address if they are empty: SQLite takes a null address for
  /// NULL.
  @inline(__always)
  private static func address(of bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer {
    let empty: StaticString = ""
    return bytes.baseAddress ?? UnsafeRawPointer(empty.utf8Start)
  }
}
