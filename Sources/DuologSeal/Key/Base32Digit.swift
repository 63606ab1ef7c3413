/// A digit of Crockford's base 32 (https://www.crockford.com/base32.html), as people type it.
///
/// Both cases are accepted, `O` is 0, and `I` and `L` are 1. Keys are made of these digits, so
/// neither direction has a branch or an index that depends on a digit.
enum Base32Digit {
  private static let letters: StaticString = "0123456789abcdefghjkmnpqrstvwxyz"

  /// The lower-case letter of `digit`, which is below 32.
  static func letter(_ digit: UInt8) -> UInt8 {
    var letter: UInt8 = 0
    for candidate in UInt8(0)..<32 {
      letter |= mask(digit, candidate) & letters.utf8Start[Int(candidate)]
    }
    return letter
  }

  /// The digit for `letter`; 255 if `letter` is not a digit.
  static func digit(_ letter: UInt8) -> UInt8 {
    // Sets the bit that distinguishes the cases of a letter; it is set in every digit.
    let lower = letter | 0x20
    var digit: UInt8 = 0
    var isDigit: UInt8 = 0
    func take(_ candidate: UInt8, for spelling: UInt8) {
      let isEqual = mask(lower, spelling)
      digit |= isEqual & candidate
      isDigit |= isEqual
    }
    for candidate in UInt8(0)..<32 { take(candidate, for: letters.utf8Start[Int(candidate)]) }
    take(0, for: UInt8(ascii: "o"))
    take(1, for: UInt8(ascii: "i"))
    take(1, for: UInt8(ascii: "l"))
    // Setting that bit must not turn control characters and others into digits.
    isDigit &= mask(letter & 0xA0, 0x20) | mask(letter & 0xC0, 0x40)
    return digit | ~isDigit
  }

  /// All bits set if both are equal, otherwise no bits.
  private static func mask(_ left: UInt8, _ right: UInt8) -> UInt8 {
    let difference = UInt16(left ^ right)
    return UInt8(truncatingIfNeeded: (difference &- 1) >> 8)
  }
}
