/// The chunks of a payload: C2SP age.md, "Payload" (https://c2sp.org/age), a variant of STREAM
/// (Hoang, Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
/// Misuse-Resistance", CRYPTO 2015, https://eprint.iacr.org/2015/189).
struct AgeStream {
  /// The number of bytes in every chunk but the last, before sealing.
  static let chunkByteCount = 65_536
  /// The number of bytes in every chunk but the last, after sealing.
  static let sealedChunkByteCount = chunkByteCount + ChaChaPoly.tagByteCount

  private let key: SecretBytes

  /// The chunks sealed with a payload's key.
  init(payloadKey: SecretBytes) {
    key = payloadKey
  }

  /// Seals a chunk in place; its last 16 bytes are for the tag. No number may be used twice.
  func seal(_ box: UnsafeMutableRawBufferPointer, number: UInt64, isLast: Bool) {
    ChaChaPoly.seal(box, key: key, nonce: Self.nonce(number, isLast: isLast))
  }

  /// Whether this is the chunk with this number and this last-chunk flag; if so, it is opened in
  /// place.
  func open(_ box: UnsafeMutableRawBufferPointer, number: UInt64, isLast: Bool) -> Bool {
    ChaChaPoly.open(box, key: key, nonce: Self.nonce(number, isLast: isLast))
  }

  /// An 11-byte big-endian number, whose first three bytes are zeros here, and a flag.
  static func nonce(_ number: UInt64, isLast: Bool) -> ChaChaPoly.Nonce {
    ChaChaPoly.Nonce(
      first: number >> 24, last: UInt32(truncatingIfNeeded: number) << 8 | (isLast ? 1 : 0))
  }
}
