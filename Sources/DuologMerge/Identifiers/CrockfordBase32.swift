/// Crockford's base 32 (https://www.crockford.com/base32.html) for integers of a fixed width.
///
/// Only the canonical form is read: digits and the letters without I, L, O and U, in one case.
/// Identifiers are compared as bytes by every replica, so one value has one spelling.
enum CrockfordBase32 {
  enum Case {
    case lower
    case upper
  }

  private static let lowerDigits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private static let upperDigits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The low `5 * width` bits of `value`, most significant digit first.
  static func encode(_ value: UInt64, width: Int, case letterCase: Case) -> String {
    let digits = letterCase == .lower ? lowerDigits : upperDigits
    return String(unsafeUninitializedCapacity: width) { buffer in
      var rest = value
      for position in stride(from: width - 1, through: 0, by: -1) {
        buffer[position] = digits[Int(rest & 31)]
        rest >>= 5
      }
      return width
    }
  }

  /// The value spelled by `text`, or `nil` if a byte is not a digit of that case or the value
  /// does not fit in 64 bits.
  static func decode(_ text: some Sequence<UInt8>, case letterCase: Case) -> UInt64? {
    var value: UInt64 = 0
    for byte in text {
      guard let digit = digit(byte, case: letterCase), value >> 59 == 0 else { return nil }
      value = value << 5 | UInt64(digit)
    }
    return value
  }

  private static func digit(_ byte: UInt8, case letterCase: Case) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "z") where letterCase == .lower:
      return letterValue(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z") where letterCase == .upper:
      return letterValue(byte - UInt8(ascii: "A"))
    default:
      return nil
    }
  }

  /// The value of the letter at `index` in the alphabet; `nil` for I, L, O and U.
  private static func letterValue(_ index: UInt8) -> UInt8? {
    switch index {
    case 0...7: return index + 10  // a…h
    case 9...10: return index + 9  // j, k
    case 12...13: return index + 8  // m, n
    case 15...19: return index + 7  // p…t
    case 21...25: return index + 6  // v…z
    default: return nil
    }
  }
}
