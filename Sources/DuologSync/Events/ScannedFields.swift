/// The fields of a scanned event, in the order of the bytes. Names are unique.
///
/// What was checked when the event was scanned is not checked again, except for bounds. Valid only
/// as long as the event's bytes are.
package struct ScannedFields: Sequence, IteratorProtocol {
  private var scanner: JSONScanner

  /// The fields of the object at `offset`.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    scanner = JSONScanner(bytes, at: offset)
  }

  /// The next field: the bytes of its name, and its value.
  @inline(__always)
  package mutating func next() -> (name: UnsafeRawBufferPointer, value: RawScalar)? {
    guard var byte = try? scanner.peek() else { return nil }
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: ",") {
      scanner.position &+= 1
      guard let next = try? scanner.peek() else { return nil }
      byte = next
    }
    guard byte == UInt8(ascii: "\""), let name = scanner.skipCheckedString(),
      (try? scanner.take(UInt8(ascii: ":"))) != nil,
      let first = try? scanner.peek()
    else { return nil }
    let text = scanner.slice(name.start, name.end)
    guard first == UInt8(ascii: "\"") else { return nextOther(text) }
    guard let string = scanner.skipCheckedString() else { return nil }
    return (
      text,
      RawScalar(
        .string, scanner.slice(string.start &- 1, string.end &+ 1),
        string.hasEscapes ? .hasEscapes : .plain)
    )
  }

  @inline(never)
  private mutating func nextOther(
    _ name: UnsafeRawBufferPointer
  ) -> (name: UnsafeRawBufferPointer, value: RawScalar)? {
    guard let value = try? scanner.scanScalar() else { return nil }
    return (name, value)
  }
}

extension JSONScanner {
  /// Skips a string that has been read before and whose opening quote is the next byte; `nil` if it
  /// does not end.
  @inline(__always)
  fileprivate mutating func skipCheckedString() -> JSONString? {
    let start = position &+ 1
    var end = start
    var hasEscapes = false
    while end < count {
      let special = JSONScanner.quotesAndBackslashes(word(at: end))
      if special == 0 {
        end &+= 8
        continue
      }
      end &+= special.trailingZeroBitCount >> 3
      guard end < count else { break }
      if self[end] == UInt8(ascii: "\"") {
        position = end &+ 1
        return JSONString(start: start, end: end, hasEscapes: hasEscapes)
      }
      hasEscapes = true
      end &+= 2
    }
    return nil
  }

  /// Marks each byte of `word` that is a quote or a backslash. The lowest bit set belongs to the
  /// first such byte; higher bits may be set by mistake.
  @inline(__always)
  private static func quotesAndBackslashes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & (ones &* 0x80)
  }
}
