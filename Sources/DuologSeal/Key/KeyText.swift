/// The key that two people share, as they read and type it: `4m7k-9q2x-w4tz-b5vn-1hvq-3k8q-r2-cc`.
///
/// 26 digits of base 32 are 130 random bits; two check digits follow. The text in this form, with
/// its hyphens, is the passphrase of every file that the key seals, so that `age -d` opens them.
package enum KeyText {
  /// The random digits.
  static let digitCount = 26
  /// All digits, those to check included.
  package static let length = digitCount + 2
  /// The number of digits in each group; the last group has the check digits.
  static let groups = [4, 4, 4, 4, 4, 4, 2, 2]

  /// Why a text is not a key.
  package enum Problem: Error, Hashable, Sendable {
    /// It has this many digits instead of 28.
    case wrongLength(Int)
    /// A character that is not a digit is in this group, counted from 1.
    case noDigit(group: Int)
    /// The check digits show a mistake: in this group, counted from 1, if it is only one.
    case mistyped(group: Int?)
  }

  /// A new key, from 130 bits of `randomness`, which must be the system's.
  package static func make(using randomness: inout some RandomNumberGenerator) -> AgePassphrase {
    var digits: [UInt8] = []
    digits.reserveCapacity(digitCount)
    for _ in 0..<digitCount {
      digits.append(UInt8(truncatingIfNeeded: randomness.next() & 31))
    }
    defer { wipe(&digits) }
    return passphrase(digits + KeyCheck.digits(for: digits))
  }

  /// Reads a key as people type or paste it, as UTF-8: in either case, with or without dashes, blanks,
  /// line breaks and quotation marks, with `O` for 0, and `I` or `L` for 1.
  package static func read(_ text: some Collection<UInt8>) throws(Problem) -> AgePassphrase {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    defer { wipe(&digits) }
    var wrong: Int?
    var rest = text[...]
    while let byte = rest.first {
      let separator = KeySeparator.length(atStartOf: rest)
      rest = rest.dropFirst(max(separator, 1))
      if separator > 0 { continue }
      let digit = Base32Digit.digit(byte)
      if digit == 255, wrong == nil { wrong = digits.count }
      digits.append(digit)
      // A text this long is not a key, so the rest does not matter.
      if digits.count > 64 { break }
    }
    if let wrong, wrong < length { throw .noDigit(group: group(of: wrong)) }
    guard digits.count == length else { throw .wrongLength(digits.count) }
    switch KeyCheck.fault(in: digits) {
    case nil: return passphrase(digits)
    case .one(let index)?: throw .mistyped(group: group(of: index))
    case .several?: throw .mistyped(group: nil)
    }
  }

  /// The group, counted from 1, of the digit at `index`.
  private static func group(of index: Int) -> Int {
    var end = 0
    for (number, length) in groups.enumerated() {
      end += length
      if index < end { return number + 1 }
    }
    return groups.count
  }

  private static func passphrase(_ digits: [UInt8]) -> AgePassphrase {
    var text: [UInt8] = []
    text.reserveCapacity(digits.count + groups.count)
    defer { wipe(&text) }
    var next = digits[...]
    for length in groups {
      if !text.isEmpty { text.append(UInt8(ascii: "-")) }
      text += next.prefix(length).lazy.map(Base32Digit.letter)
      next = next.dropFirst(length)
    }
    return AgePassphrase(nonempty: text)
  }

  static func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { SecretBytes.wipe($0) }
  }
}

extension AgePassphrase {
  /// The text of a key that ``KeyText`` has made, for showing to a person.
  package var keyText: String {
    withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// A number that distinguishes this passphrase from others and reveals nothing else about it. It
  /// is derived with HKDF-SHA256 (RFC 5869), so it may be stored and compared in the open.
  package var identifier: UInt64 {
    let secret = withBytes { SecretBytes($0) }
    let bytes = HKDFSHA256.derive(
      from: secret, salt: [], info: "duolog key identifier".utf8, count: 8)
    return bytes.withBytes { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
