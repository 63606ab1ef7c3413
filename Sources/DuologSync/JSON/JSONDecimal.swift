/// The values of JSON numbers.
///
/// Both functions take the bytes of a number that a ``JSONScanner`` has read.
enum JSONDecimal {
  /// The value of a number without fraction and exponent; `nil` if it does not fit in 64 bits.
  static func integer(_ literal: UnsafeRawBufferPointer) -> Int64? {
    let isNegative = literal.first == UInt8(ascii: "-")
    let digits = literal.dropFirst(isNegative ? 1 : 0)
    if digits.isEmpty { return nil }
    var value: Int64 = 0
    // Counts downwards, because there is one more negative number.
    for byte in digits {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.subtractingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      if overflow || carry { return nil }
      value = sum
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }

  /// The nearest double; infinite for a number beyond the range of doubles.
  static func double(_ literal: UnsafeRawBufferPointer) -> Double? {
    shortDouble(literal) ?? Double(String(decoding: literal, as: UTF8.self))
  }

  /// The value of a number with at most 15 digits and no exponent: the digits and the power of ten
  /// are both exact in a double, so one division rounds correctly (W. D. Clinger, "How to Read
  /// Floating Point Numbers Accurately", 1990).
  private static func shortDouble(_ literal: UnsafeRawBufferPointer) -> Double? {
    guard literal.count <= 16 else { return nil }
    var digits: Int64 = 0
    var scale = 1.0
    var isFraction = false
    for byte in literal {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
        if isFraction { scale *= 10 }
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "-"): break
      default: return nil
      }
    }
    guard digits < 1_000_000_000_000_000 else { return nil }
    let magnitude = Double(digits) / scale
    return literal.first == UInt8(ascii: "-") ? -magnitude : magnitude
  }
}
