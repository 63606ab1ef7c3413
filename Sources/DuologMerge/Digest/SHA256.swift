/// The Secure Hash Algorithm SHA-256 of FIPS 180-4 (https://doi.org/10.6028/NIST.FIPS.180-4),
/// one implementation for every platform.
public struct SHA256: Sendable {
  private var state = State.initial
  private var pending: [UInt8] = []
  private var count: UInt64 = 0

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
    count += UInt64(bytes.count)
    pending.append(contentsOf: bytes)
    let whole = pending.count / 64
    pending.withUnsafeBytes { buffer in
      for block in 0..<whole { state.compress(buffer, at: 64 * block) }
    }
    pending.removeFirst(64 * whole)
  }

  /// Appends `bytes` to the message. Does nothing if there are none.
  @inlinable
  public mutating func update(_ bytes: some Collection<UInt8>) {
    bytes.withContiguousBytes { update($0) }
  }

  /// Ends the message and returns its digest. The hasher is used up.
  public mutating func finalize() -> Digest {
    let bitCount = count * 8
    var padding: [UInt8] = [0x80]
    while (pending.count + padding.count) % 64 != 56 { padding.append(0) }
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bitCount >> shift))
    }
    padding.withUnsafeBytes { update($0) }
    return state.digest
  }
}

extension SHA256 {
  fileprivate struct State: Sendable {
    var words: [UInt32]

    static let initial = State(words: [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
      0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ])

    var digest: Digest {
      func word(_ index: Int) -> UInt64 { UInt64(words[index]) << 32 | UInt64(words[index + 1]) }
      return Digest(word(0), word(2), word(4), word(6))
    }

    mutating func compress(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
      func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }
      var w: [UInt32] = []
      for index in 0..<16 {
        w.append(
          UInt32(
            bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 4 * index, as: UInt32.self)))
      }
      for index in 16..<64 {
        let a = w[index - 15]
        let b = w[index - 2]
        let s0 = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3
        let s1 = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10
        w.append(w[index - 16] &+ s0 &+ w[index - 7] &+ s1)
      }
      var v = words
      for index in 0..<64 {
        let s1 = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)
        let choice = v[4] & v[5] ^ ~v[4] & v[6]
        let one = v[7] &+ s1 &+ choice &+ SHA256.constants[index] &+ w[index]
        let s0 = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)
        let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
        v = [one &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ one, v[4], v[5], v[6]]
      }
      for index in 0..<8 { words[index] &+= v[index] }
    }
  }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes (section 4.2.2).
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5,
    0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
    0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc,
    0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
    0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3,
    0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5,
    0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
    0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
