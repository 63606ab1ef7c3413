/// The first 64 bits of a digest: enough to compare digests where no stored data depends on the
/// answer.
///
/// Two different digests share a prefix by chance once in 2⁶⁴ pairs. Someone who wants such a pair
/// can find one, so a prefix proves nothing against a forger.
public struct DigestPrefix: RawRepresentable, Hashable, Sendable {
  /// The bits, the first byte highest.
  public let rawValue: UInt64

  /// The length of the text form.
  public static let textLength = 16

  /// The prefix with these bits.
  @inlinable
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The prefix of `digest`.
  @inlinable
  public init(_ digest: Digest) {
    rawValue = digest.words.first
  }
}

extension DigestPrefix: LosslessStringConvertible {
  /// Fails unless `description` is 16 hexadecimal digits in lower case.
  public init?(_ description: String) {
    guard let prefix = description.utf8.withContiguousBytes({ DigestPrefix(hex: $0) }) else {
      return nil
    }
    self = prefix
  }

  /// Fails unless `text` is 16 hexadecimal digits in lower case.
  public init?(hex text: UnsafeRawBufferPointer) {
    guard text.count == DigestPrefix.textLength, let value = HexDigit.decode(text) else {
      return nil
    }
    rawValue = value
  }

  /// 16 hexadecimal digits in lower case.
  public var description: String { HexDigit.text(of: rawValue, width: DigestPrefix.textLength) }
}
