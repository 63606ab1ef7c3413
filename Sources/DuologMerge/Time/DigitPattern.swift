/// Eight bytes that must be digits in some positions and given separators in the others, checked
/// together in one machine word.
///
/// XORed with its pattern, a byte is 0…9 if it is a digit (the pattern has "0" there) or 0 if it is
/// the right separator, and outside that range otherwise.
struct DigitPattern {
  private let pattern: UInt64
  /// What raises the smallest wrong value of each byte to 128: 118 for digits, 127 for separators.
  private let lift: UInt64

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The pattern of eight ASCII characters in which "0" stands for any digit. With a literal, the
  /// compiler reduces this to a constant.
  @inline(__always)
  init(_ text: StaticString) {
    var pattern: UInt64 = 0
    var lift: UInt64 = 0
    for index in 0..<8 {
      let byte = text.utf8Start[index]
      pattern |= UInt64(byte) << (8 * UInt64(index))
      lift |= (byte == UInt8(ascii: "0") ? 118 : 127) << (8 * UInt64(index))
    }
    self.pattern = pattern
    self.lift = lift
  }

  /// The values of the digits, each in its own byte, first character lowest; `nil` if the eight
  /// bytes at `offset` do not match. They must be within `bytes`.
  @inline(__always)
  func digits(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Digits? {
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    let values = word ^ pattern
    let lifted = (values & ~DigitPattern.highBits) &+ lift
    guard (lifted | values) & DigitPattern.highBits == 0 else { return nil }
    return Digits(values: values)
  }

  /// Eight checked digits and separators.
  struct Digits {
    fileprivate let values: UInt64

    /// The digit at `index`; 0 for a separator.
    @inline(__always)
    subscript(index: UInt64) -> Int { Int(truncatingIfNeeded: values >> (8 &* index) & 255) }

    /// The number formed by the two digits at `index`.
    @inline(__always)
    func pair(_ index: UInt64) -> Int { self[index] &* 10 &+ self[index &+ 1] }
  }
}
