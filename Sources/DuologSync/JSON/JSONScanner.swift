/// Reads JSON (RFC 8259) from bytes in memory, strictly, without creating values.
///
/// The bytes may come from anyone. Every access is bounded by `count`, and nothing traps. Anything
/// that is not JSON, not UTF-8, ambiguous (duplicate keys) or nested too deeply throws a
/// ``JSONError``. If the bytes end too early, the problem is always `unexpectedEnd`, so that a
/// caller with access to more bytes knows when to get them. A number that ends with the bytes is
/// taken as it is.
///
/// Valid only as long as the bytes are.
package struct JSONScanner {
  private let base: UnsafeRawPointer

  /// The number of bytes.
  let count: Int

  /// The offset of the next byte; at most `count`.
  package internal(set) var position: Int

  /// Whether everything read so far is in the canonical form: no whitespace, object keys in
  /// ascending order of their bytes, no unnecessary escapes. Numbers are not considered.
  package var isCanonical = true

  /// Whether to check for duplicate keys.
  var checksKeys = true

  /// A scanner that reads `bytes` from `position` on.
  ///
  /// - Precondition: `position` is in 0…`bytes.count`.
  @inline(__always)
  package init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
    precondition(position >= 0 && position <= bytes.count)
    base = bytes.baseAddress ?? JSONScanner.nothing
    count = bytes.count
    self.position = position
  }

  /// An address for empty input.
  private static var nothing: UnsafeRawPointer {
    let text: StaticString = ""
    return UnsafeRawPointer(text.utf8Start)
  }

  /// The input.
  @inline(__always)
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// The byte at `offset`.
  ///
  /// - Precondition: `offset` is in 0..<`count`. Every caller has compared it with `count`.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    assert(offset >= 0 && offset < count)
    return base.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// Skips whitespace and returns the next byte without reading it.
  @inline(__always)
  mutating func peek() throws(JSONError) -> UInt8 {
    guard position < count else { throw JSONError(problem: .unexpectedEnd, offset: count) }
    let byte = self[position]
    if byte > 0x20 { return byte }
    return try peekBehindWhitespace()
  }

  @inline(never)
  private mutating func peekBehindWhitespace() throws(JSONError) -> UInt8 {
    skipWhitespace()
    guard position < count else { throw JSONError(problem: .unexpectedEnd, offset: count) }
    return self[position]
  }

  /// Skips whitespace (RFC 8259, section 2).
  package mutating func skipWhitespace() {
    while position < count, JSONScanner.isWhitespace(self[position]) {
      isCanonical = false
      position &+= 1
    }
  }

  @inline(__always)
  static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Reads `byte`, after any whitespace.
  @inline(__always)
  mutating func take(_ byte: UInt8) throws(JSONError) {
    guard try peek() == byte else {
      throw JSONError(problem: .unexpectedByte, offset: position)
    }
    position &+= 1
  }

  /// Requires that only whitespace follows.
  package mutating func finish() throws(JSONError) {
    skipWhitespace()
    guard position == count else { throw JSONError(problem: .trailingBytes, offset: position) }
  }

  /// The eight bytes at `offset`, first byte lowest, padded with zeros beyond the end.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    if count - offset >= 8 {
      return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    return lastWord(at: offset)
  }

  private func lastWord(at offset: Int) -> UInt64 {
    var word: UInt64 = 0
    var index = offset
    var shift: UInt64 = 0
    while index < count {
      word |= UInt64(self[index]) << shift
      shift += 8
      index += 1
    }
    return word
  }

  /// The bytes from `start` up to `end`.
  ///
  /// - Precondition: The range has been read.
  @inline(__always)
  func slice(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
    assert(start >= 0 && start <= end && end <= count)
    return UnsafeRawBufferPointer(start: base + start, count: end - start)
  }
}
