/// A SHA-256 digest: 256 bits.
public struct Digest: Hashable, Sendable {
  /// The digest as four big-endian words, first bytes first.
  public let words: Words

  /// Four words; a struct, so that the digest is hashable without a hand-written conformance.
  public struct Words: Hashable, Sendable {
    /// Bytes 0 to 7.
    public let first: UInt64
    /// Bytes 8 to 15.
    public let second: UInt64
    /// Bytes 16 to 23.
    public let third: UInt64
    /// Bytes 24 to 31.
    public let fourth: UInt64
  }

  /// The number of bytes.
  public static let byteCount = 32

  /// The digest made of four big-endian words.
  public init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    words = Words(first: first, second: second, third: third, fourth: fourth)
  }
}
