internal import CSHA256

/// The Secure Hash Algorithm SHA-256 of FIPS 180-4 (https://doi.org/10.6028/NIST.FIPS.180-4), using
/// the processor's own instructions where it has them.
///
/// Allocates nothing, regardless of the length of the message.
public struct SHA256: Sendable {
  private var message = duolog_sha256()

  /// Creates a hasher for an empty message.
  public init() {
    duolog_sha256_start(&message, duolog_sha256_fastest())
  }

  /// The digest of `bytes`.
  public static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
    var hasher = SHA256()
    hasher.update(bytes)
    return hasher.finalize()
  }

  /// The digest of `bytes`.
  @inlinable
  public static func hash(_ bytes: some Collection<UInt8>) -> Digest {
    bytes.withContiguousBytes { hash($0) }
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    duolog_sha256_update(&message, bytes.baseAddress, bytes.count)
  }

  /// Appends `bytes` to the message.
  @inlinable
  public mutating func update(_ bytes: some Collection<UInt8>) {
    bytes.withContiguousBytes { update($0) }
  }

  /// Ends the message and returns its digest. The hasher cannot be used after this.
  public mutating func finalize() -> Digest {
    var words: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) =
      (0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) {
      duolog_sha256_finish(&message, $0.assumingMemoryBound(to: UInt32.self).baseAddress)
    }
    func word(_ high: UInt32, _ low: UInt32) -> UInt64 { UInt64(high) << 32 | UInt64(low) }
    return Digest(
      word(words.0, words.1), word(words.2, words.3), word(words.4, words.5),
      word(words.6, words.7))
  }
}
