/// Lower-case hexadecimal digits, the only form that Duolog reads or writes.
enum HexDigit {
  private static let digits = Array("0123456789abcdef".utf8)

  static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return byte - UInt8(ascii: "a") + 10
    default: return nil
    }
  }

  /// The low `4 * width` bits of `value`, most significant digit first.
  static func text(of value: UInt64, width: Int) -> String {
    String(unsafeUninitializedCapacity: width) { buffer in
      var rest = value
      for position in stride(from: width - 1, through: 0, by: -1) {
        buffer[position] = digits[Int(rest & 15)]
        rest >>= 4
      }
      return width
    }
  }

  /// The value spelled by at most 16 digits; `nil` if a byte is not one.
  static func decode(_ text: UnsafeRawBufferPointer) -> UInt64? {
    var result: UInt64 = 0
    for byte in text {
      guard let digit = value(byte) else { return nil }
      result = result << 4 | UInt64(digit)
    }
    return result
  }
}
