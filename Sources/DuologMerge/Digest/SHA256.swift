/// The Secure Hash Algorithm SHA-256 of FIPS 180-4 (https://doi.org/10.6028/NIST.FIPS.180-4),
/// one implementation for every platform.
///
/// Nothing is allocated, whatever the length of the message.
public struct SHA256: Sendable {
  private var state = SHA256State.initial
  private var pending: Pending = (.zero, .zero, .zero, .zero)
  /// The number of bytes of the message so far; those at its end that do not fill `pending` stand
  /// at the beginning of it.
  private var count = 0

  /// The message blocks that are compressed together (see `SHA256State.compress`).
  private typealias Pending = (SIMD64<UInt8>, SIMD64<UInt8>, SIMD64<UInt8>, SIMD64<UInt8>)
  private static let pendingSize = SHA256State.blockSize * SHA256State.lanes

  /// The hasher of the empty message.
  public init() {}

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

  /// Appends `bytes` to the message. Does nothing if there are none.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let filled = count % SHA256.pendingSize
    var rest = bytes[...]
    count += rest.count
    var state = state
    withUnsafeMutableBytes(of: &pending) { pending in
      if filled > 0 {
        let part = rest.prefix(SHA256.pendingSize - filled)
        pending[filled...].copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        guard filled + part.count == SHA256.pendingSize else { return }
        state.compress(UnsafeRawBufferPointer(pending))
      }
      while rest.count >= SHA256.pendingSize {
        state.compress(UnsafeRawBufferPointer(rebasing: rest.prefix(SHA256.pendingSize)))
        rest = rest.dropFirst(SHA256.pendingSize)
      }
      pending.copyBytes(from: rest)
    }
    self.state = state
  }

  /// Appends `bytes` to the message. Does nothing if there are none.
  @inlinable
  public mutating func update(_ bytes: some Collection<UInt8>) {
    bytes.withContiguousBytes { update($0) }
  }

  /// Ends the message and returns its digest. The hasher is used up.
  public mutating func finalize() -> Digest {
    var state = state
    let filled = count % SHA256.pendingSize
    withUnsafeMutableBytes(of: &pending) { pending in
      // Section 5.1.1: a one bit, zeros, and the length in bits at the end of a block.
      pending[filled] = 0x80
      var end = filled + 1
      if end + 8 > SHA256.pendingSize {
        for index in end..<SHA256.pendingSize { pending[index] = 0 }
        state.compress(UnsafeRawBufferPointer(pending))
        end = 0
      }
      let blocks = (end + 8 + SHA256State.blockSize - 1) / SHA256State.blockSize
      let length = blocks * SHA256State.blockSize
      for index in end..<(length - 8) { pending[index] = 0 }
      pending.storeBytes(
        of: UInt64(truncatingIfNeeded: count &* 8).bigEndian, toByteOffset: length - 8,
        as: UInt64.self)
      state.compress(UnsafeRawBufferPointer(rebasing: pending[..<length]))
    }
    return state.digest
  }
}
