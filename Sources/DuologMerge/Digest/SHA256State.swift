/// The hash value of SHA-256 between blocks, and the compression of blocks into it: FIPS 180-4,
/// section 6.2.
struct SHA256State: Sendable {
  private(set) var a: UInt32
  private(set) var b: UInt32
  private(set) var c: UInt32
  private(set) var d: UInt32
  private(set) var e: UInt32
  private(set) var f: UInt32
  private(set) var g: UInt32
  private(set) var h: UInt32

  /// The value before the first block: section 5.3.3.
  static let initial = SHA256State(
    a: 0x6a09_e667, b: 0xbb67_ae85, c: 0x3c6e_f372, d: 0xa54f_f53a,
    e: 0x510e_527f, f: 0x9b05_688c, g: 0x1f83_d9ab, h: 0x5be0_cd19)

  /// The number of bytes of a block.
  static let blockSize = 64
  /// The greatest number of blocks that are compressed together.
  static let lanes = 4

  var digest: Digest {
    func word(_ high: UInt32, _ low: UInt32) -> UInt64 { UInt64(high) << 32 | UInt64(low) }
    return Digest(word(a, b), word(c, d), word(e, f), word(g, h))
  }

  /// Compresses one to four whole blocks.
  ///
  /// A message schedule depends on its own block only. So the schedules of up to four blocks are
  /// made together, with word t of the four side by side: the compiler turns the loop over them
  /// into vector instructions, which it cannot do for one block, where each word needs the one
  /// but last.
  mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    let count = blocks.count / SHA256State.blockSize
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64 * SHA256State.lanes) { words in
      if count == 1 {
        SHA256State.schedule(blocks, count: 1, lanes: 1, into: words)
        runRounds(words, lane: 0, lanes: 1)
      } else {
        SHA256State.schedule(blocks, count: count, lanes: SHA256State.lanes, into: words)
        for lane in 0..<count { runRounds(words, lane: lane, lanes: SHA256State.lanes) }
      }
    }
  }

  /// Step 1: word t of the schedule of block n at `lanes * t + n`. Lanes without a block repeat
  /// the first.
  @inline(__always)
  private static func schedule(
    _ blocks: UnsafeRawBufferPointer, count: Int, lanes: Int,
    into words: UnsafeMutableBufferPointer<UInt32>
  ) {
    guard let source = blocks.baseAddress, let words = words.baseAddress else { return }
    for lane in 0..<lanes {
      let block = source + (lane < count ? blockSize &* lane : 0)
      for t in 0..<16 {
        let word = block.loadUnaligned(fromByteOffset: 4 &* t, as: UInt32.self)
        words[lanes &* t &+ lane] = UInt32(bigEndian: word)
      }
    }
    for index in (16 &* lanes)..<(64 &* lanes) {
      let x = words[index &- 15 &* lanes]
      let y = words[index &- 2 &* lanes]
      let sigma0 = rotated(x, 7) ^ rotated(x, 18) ^ x &>> 3
      let sigma1 = rotated(y, 17) ^ rotated(y, 19) ^ y &>> 10
      words[index] =
        words[index &- 16 &* lanes] &+ sigma0 &+ words[index &- 7 &* lanes] &+ sigma1
    }
    for t in 0..<64 {
      let constant = constants[t]
      for lane in 0..<lanes { words[lanes &* t &+ lane] &+= constant }
    }
  }

  /// Steps 2 to 4 for the block whose schedule is `lane`.
  @inline(__always)
  private mutating func runRounds(
    _ words: UnsafeMutableBufferPointer<UInt32>, lane: Int, lanes: Int
  ) {
    guard var w = words.baseAddress else { return }
    w += lane
    var (a, b, c, d, e, f, g, h) = (a, b, c, d, e, f, g, h)
    for _ in 0..<8 {
      // Instead of moving each variable to the next, the next round names them differently.
      round(a, b, c, &d, e, f, g, &h, w[0])
      round(h, a, b, &c, d, e, f, &g, w[lanes])
      round(g, h, a, &b, c, d, e, &f, w[2 &* lanes])
      round(f, g, h, &a, b, c, d, &e, w[3 &* lanes])
      round(e, f, g, &h, a, b, c, &d, w[4 &* lanes])
      round(d, e, f, &g, h, a, b, &c, w[5 &* lanes])
      round(c, d, e, &f, g, h, a, &b, w[6 &* lanes])
      round(b, c, d, &e, f, g, h, &a, w[7 &* lanes])
      w += 8 &* lanes
    }
    self.a &+= a
    self.b &+= b
    self.c &+= c
    self.d &+= d
    self.e &+= e
    self.f &+= f
    self.g &+= g
    self.h &+= h
  }

  /// One round of step 3: what becomes of `d` is the next round's `e`, and of `h` its `a`.
  ///
  /// The functions are those of section 4.1.2, with fewer operations: Σ with a common rotation
  /// taken out, Ch and Maj with exclusive-or.
  @inline(__always)
  private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
  ) {
    let sum1 = rotated(e ^ rotated(e, 5) ^ rotated(e, 19), 6)
    let choice = (f ^ g) & e ^ g
    let sum0 = rotated(a ^ rotated(a, 11) ^ rotated(a, 20), 2)
    let majority = (a ^ b) & (b ^ c) ^ b
    let temporary = h &+ input &+ choice &+ sum1
    d &+= temporary
    h = temporary &+ (sum0 &+ majority)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  static let constants: [UInt32] = [
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

/// `word` rotated right by `count` bits, from 1 to 31.
@inline(__always)
private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word &>> count | word &<< (32 &- count)
}
