internal import CSeal

/// The memory-hard key derivation scrypt (RFC 7914, https://www.rfc-editor.org/rfc/rfc7914).
///
/// The password determines which memory it reads. This follows from its definition, and is the only
/// exception to the rule that no address depends on a secret.
enum Scrypt {
  /// The cost parameters: RFC 7914, section 2.
  struct Cost: Hashable {
    /// The base-two logarithm of N, the cost in time and memory: 1 to 31.
    let log2N: Int
    /// The size of a block, in units of 128 bytes.
    let r: Int
    /// How many blocks are mixed, one after the other.
    let p: Int
  }

  /// A key of `count` bytes from a password and a salt; `nil` if there is not enough memory.
  ///
  /// Takes 128 · r · N bytes of memory, 256 MiB for N = 2¹⁸ and r = 8, regardless of p, and time
  /// linear in N · r · p. The memory is overwritten before it is freed.
  static func derive(
    password: UnsafeRawBufferPointer, salt: UnsafeRawBufferPointer, cost: Cost, count: Int
  ) -> SecretBytes? {
    precondition((1...31).contains(cost.log2N) && cost.r >= 1 && cost.p >= 1, "Not scrypt's.")
    let blockByteCount = 128 * cost.r
    let blocks = PBKDF2SHA256.derive(
      password: password, salt: salt, iterations: 1, count: blockByteCount * cost.p)
    return blocks.withBytes { blocks in
      guard let start = blocks.baseAddress else { return nil }
      for offset in stride(from: 0, to: blocks.count, by: blockByteCount) {
        let block = (start + offset).assumingMemoryBound(to: UInt8.self)
        guard duolog_scrypt_mix(block, cost.r, UInt32(cost.log2N)) else { return nil }
      }
      return PBKDF2SHA256.derive(
        password: password, salt: UnsafeRawBufferPointer(blocks), iterations: 1, count: count)
    }
  }
}
