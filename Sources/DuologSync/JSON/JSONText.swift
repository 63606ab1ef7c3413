/// The text of a JSON string.
enum JSONText {
  /// Appends the UTF-8 bytes of the text that `contents`, the bytes between a string's quotes,
  /// represent.
  ///
  /// If no ``JSONScanner`` has accepted the string, invalid escapes are left out.
  static func append(_ contents: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    var index = 0
    while index < contents.count {
      let byte = contents[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < contents.count else {
        text.append(byte)
        index += 1
        continue
      }
      switch contents[index + 1] {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        index += appendCharacter(contents, at: index, to: &text)
        continue
      case let other: text.append(other)
      }
      index += 2
    }
  }

  /// The text that `contents`, the bytes between a string's quotes, represent.
  static func string(_ contents: UnsafeRawBufferPointer, hasEscapes: Bool) -> String {
    guard hasEscapes else { return String(decoding: contents, as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(contents.count)
    append(contents, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  @inline(__always)
  static func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): return UInt16(byte - UInt8(ascii: "A") + 10)
    default: return nil
    }
  }

  /// Appends the character of the escape at `index`, alone or with the next one, and returns the
  /// number of bytes used.
  private static func appendCharacter(
    _ contents: UnsafeRawBufferPointer, at index: Int, to text: inout [UInt8]
  ) -> Int {
    guard let unit = unit(contents, at: index) else { return 2 }
    if let scalar = Unicode.Scalar(unit) {
      text.append(contentsOf: scalar.utf8)
      return 6
    }
    guard 0xD800...0xDBFF ~= unit, let low = JSONText.unit(contents, at: index + 6),
      0xDC00...0xDFFF ~= low
    else { return 6 }
    let value = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
    if let scalar = Unicode.Scalar(value) {
      text.append(contentsOf: scalar.utf8)
    }
    return 12
  }

  /// The 16 bits of the escape `\uXXXX` at `index`.
  private static func unit(_ contents: UnsafeRawBufferPointer, at index: Int) -> UInt16? {
    guard index + 6 <= contents.count, contents[index] == UInt8(ascii: "\\"),
      contents[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for offset in 2..<6 {
      guard let digit = hexadecimalDigit(contents[index + offset]) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }
}
