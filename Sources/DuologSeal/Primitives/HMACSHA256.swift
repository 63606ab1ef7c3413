internal import CSeal
internal import DuologMerge

/// The authentication code HMAC (RFC 2104, https://www.rfc-editor.org/rfc/rfc2104) with SHA-256.
///
/// One instance makes the codes of any number of messages with one key, one after the other.
/// Everything that it derived from the key is overwritten when the last reference is released.
final class HMACSHA256 {
  /// The number of bytes in a code.
  static let byteCount = Digest.byteCount

  /// The number of bytes in a block of SHA-256: B in RFC 2104, section 2.
  private static let blockByteCount = 64

  /// Hashers that have read the key's inner and outer blocks, and the hasher of the message.
  private var inner = SHA256()
  private var outer = SHA256()
  private var message = SHA256()

  /// Starts codes with `key`, which may have any length. A key longer than 64 bytes is hashed
  /// first.
  init(key: UnsafeRawBufferPointer) {
    SecretBytes(count: Self.blockByteCount).withBytes { block in
      if key.count > block.count {
        SHA256.hash(key).copyBytes(to: block)
      } else {
        block.copyMemory(from: key)
      }
      for index in block.indices { block[index] ^= 0x36 }
      inner.update(UnsafeRawBufferPointer(block))
      for index in block.indices { block[index] ^= 0x36 ^ 0x5c }
      outer.update(UnsafeRawBufferPointer(block))
    }
    message = inner
  }

  deinit {
    withUnsafeMutableBytes(of: &inner) { duolog_wipe($0.baseAddress, $0.count) }
    withUnsafeMutableBytes(of: &outer) { duolog_wipe($0.baseAddress, $0.count) }
    withUnsafeMutableBytes(of: &message) { duolog_wipe($0.baseAddress, $0.count) }
  }

  /// Appends `bytes` to the message. Does nothing if there are none.
  func update(_ bytes: UnsafeRawBufferPointer) {
    message.update(bytes)
  }

  /// Ends the message, writes the 32 bytes of its code to the beginning of `code`, and starts the
  /// next message, which is empty.
  func finish(into code: UnsafeMutableRawBufferPointer) {
    let digest = message.finalize()
    message = outer
    digest.withBytes { message.update($0) }
    message.finalize().copyBytes(to: code)
    message = inner
  }
}
