/// Recognizes keys where none should be, so that they are not repeated in a message.
extension KeyText {
  /// Whether the text, which is UTF-8, may be a key: it is one, perhaps with mistakes, or begins like
  /// one in five groups with dashes.
  package static func isLikely(_ text: some Collection<UInt8>) -> Bool {
    // A shorter text does not have five groups of four digits, and a longer one is no key.
    guard (20...256).contains(text.count) else { return false }
    var shape = Shape(of: text)
    defer { shape.wipe() }
    // Without a numeral in it, it is more likely to be a note than a key.
    guard shape.isOfDigits, shape.isMixed else { return false }
    if shape.digits.count == length, KeyCheck.fault(in: shape.digits) == nil { return true }
    // Five words of four letters can be a note.
    let begins =
      !shape.hasBlank && shape.groups.count >= 5 && shape.groups.prefix(5).allSatisfy { $0 == 4 }
    return begins || shape.groups == groups || shape.groups == [length]
  }

  /// Whether the text may be a part of a key: at least four digits, letters and numerals among them.
  package static func isLikelyPart(_ text: some Collection<UInt8>) -> Bool {
    guard (4...256).contains(text.count) else { return false }
    var shape = Shape(of: text)
    defer { shape.wipe() }
    return shape.isOfDigits && shape.isMixed && shape.digits.count >= 4
  }

  /// The digits of a text, and how they are divided into groups.
  private struct Shape {
    var digits: [UInt8] = []
    var groups: [Int] = []
    var isOfDigits = true
    var hasBlank = false
    private var hasLetter = false
    private var hasNumeral = false

    var isMixed: Bool { hasLetter && hasNumeral }

    init(of text: some Collection<UInt8>) {
      var bytes = Array(text)
      defer { KeyText.wipe(&bytes) }
      digits.reserveCapacity(64)
      var rest = bytes[...]
      var length = 0
      while let byte = rest.first {
        let separator = KeySeparator.length(atStartOf: rest)
        rest = rest.dropFirst(max(separator, 1))
        if separator > 0 {
          if byte == UInt8(ascii: " ") { hasBlank = true }
          if length > 0 { groups.append(length) }
          length = 0
          continue
        }
        let digit = Base32Digit.digit(byte)
        guard digit != 255, digits.count < 31 else {
          isOfDigits = false
          return
        }
        if 0x30...0x39 ~= byte { hasNumeral = true } else { hasLetter = true }
        digits.append(digit)
        length += 1
      }
      if length > 0 { groups.append(length) }
    }

    mutating func wipe() { digits.withUnsafeMutableBytes { SecretBytes.wipe($0) } }
  }
}
