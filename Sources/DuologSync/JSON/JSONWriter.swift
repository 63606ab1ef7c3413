/// Writes JSON in its canonical form: no whitespace, and only the escapes that RFC 8259 (section 7)
/// requires, each in its shortest form.
package struct JSONWriter {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  /// Creates an empty writer with room for `capacity` bytes.
  package init(capacity: Int = 0) {
    if capacity > 0 { bytes.reserveCapacity(capacity) }
  }

  /// Clears what has been written and keeps the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes ASCII text unchanged: punctuation, literals, keys that need no escapes.
  package mutating func write(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Writes text that needs no escapes, such as an identifier.
  mutating func write(ascii text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes bytes that are already canonical JSON.
  package mutating func write(canonical json: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: json)
  }

  /// Writes a string.
  package mutating func write(string text: String) {
    var text = text
    text.withUTF8 { write(string: UnsafeRawBufferPointer($0)) }
  }

  /// Writes a string with the text `utf8`, which must be valid UTF-8.
  package mutating func write(string utf8: UnsafeRawBufferPointer) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for index in 0..<utf8.count where JSONWriter.isEscaped(utf8[index]) {
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: utf8[start..<index]))
      write(escapeOf: utf8[index])
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: utf8[start...]))
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func write(escapeOf byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): write(#"\""#)
    case UInt8(ascii: "\\"): write(#"\\"#)
    case 0x08: write(#"\b"#)
    case 0x09: write(#"\t"#)
    case 0x0A: write(#"\n"#)
    case 0x0C: write(#"\f"#)
    case 0x0D: write(#"\r"#)
    default:
      write(#"\u00"#)
      bytes.append(JSONWriter.hexadecimalDigit(byte >> 4))
      bytes.append(JSONWriter.hexadecimalDigit(byte & 15))
    }
  }

  /// Writes an integer in decimal.
  package mutating func write(integer value: Int64) {
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Writes the shortest decimal that reads back as `value`, with a fraction or an exponent so that
  /// it is not mistaken for an integer.
  ///
  /// - Precondition: `value` is finite; JSON has no other numbers.
  package mutating func write(real value: Double) {
    precondition(value.isFinite)
    bytes.append(contentsOf: value.description.utf8)
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
