/// The two check digits of a key: those of a Reed-Solomon code over GF(32)
/// (I. S. Reed and G. Solomon, "Polynomial codes over certain finite fields", 1960).
///
/// They detect any one or two wrong digits, and any two digits that have been swapped. If only one
/// digit is wrong, the code also tells which.
///
/// A code word, read as a polynomial whose highest coefficient comes first, has the zeros α and α²,
/// where α is a zero of x⁵ + x² + 1. Its 28 digits are within the 31 that such a code may have.
enum KeyCheck {
  /// The check digits to append to `digits`.
  static func digits(for digits: [UInt8]) -> [UInt8] {
    // The remainder on division by (x + α)(x + α²) = x² + (α + α²)x + α³.
    var (high, low): (UInt8, UInt8) = (0, 0)
    for digit in digits {
      let factor = digit ^ high
      (high, low) = (low ^ product(factor, 0b00110), product(factor, 0b01000))
    }
    return [high, low]
  }

  /// The fault in a code word.
  enum Fault: Hashable {
    /// Only the digit at this index, if just one digit is wrong.
    case one(Int)
    /// More than one.
    case several
  }

  /// The fault in `word`; `nil` if there is none.
  ///
  /// - Precondition: There are at most 31 digits, each below 32.
  static func fault(in word: [UInt8]) -> Fault? {
    let first = value(of: word, at: 0b00010)
    let second = value(of: word, at: 0b00100)
    guard first | second != 0 else { return nil }
    // One wrong digit in front of x^k changes the values by e·α^k and e·α^2k.
    guard first != 0, second != 0 else { return .several }
    var power: UInt8 = 1
    for index in word.indices.reversed() {
      if product(first, power) == second { return .one(index) }
      power = product(power, 0b00010)
    }
    return .several
  }

  private static func value(of word: [UInt8], at point: UInt8) -> UInt8 {
    word.reduce(0) { product($0, point) ^ $1 }
  }

  /// The product in GF(32), without a branch or an index that depends on the factors.
  static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var product: UInt16 = 0
    for bit in UInt16(0)..<5 {
      product ^= (UInt16(left) << bit) & (0 &- (UInt16(right) >> bit & 1))
    }
    for bit in (UInt16(5)..<9).reversed() {
      product ^= (0b100101 << (bit - 5)) & (0 &- (product >> bit & 1))
    }
    return UInt8(truncatingIfNeeded: product)
  }
}
