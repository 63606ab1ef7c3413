/// The hash values of four messages between blocks, side by side: lane n of each word is message
/// n's. Four blocks, one of each message, are compressed together with vector instructions, in
/// little more than half the time of one after the other.
struct SHA256Lanes {
  /// A word of each message.
  typealias Word = SIMD4<UInt32>

  /// The number of messages.
  static let count = Word.scalarCount

  private var a = Word(repeating: SHA256State.initial.a)
  private var b = Word(repeating: SHA256State.initial.b)
  private var c = Word(repeating: SHA256State.initial.c)
  private var d = Word(repeating: SHA256State.initial.d)
  private var e = Word(repeating: SHA256State.initial.e)
  private var f = Word(repeating: SHA256State.initial.f)
  private var g = Word(repeating: SHA256State.initial.g)
  private var h = Word(repeating: SHA256State.initial.h)

  /// Ends the message of `lane`, begins another one there, and returns the first one's state.
  mutating func restart(_ lane: Int) -> SHA256State {
    let ended = SHA256State(
      a: a[lane], b: b[lane], c: c[lane], d: d[lane], e: e[lane], f: f[lane], g: g[lane],
      h: h[lane])
    let initial = SHA256State.initial
    (a[lane], b[lane], c[lane], d[lane]) = (initial.a, initial.b, initial.c, initial.d)
    (e[lane], f[lane], g[lane], h[lane]) = (initial.e, initial.f, initial.g, initial.h)
    return ended
  }

  /// Compresses a block of each message: `words` has the sixteen words of the blocks, which are used
  /// up.
  mutating func compress(_ words: UnsafeMutablePointer<Word>) {
    var (a, b, c, d, e, f, g, h) = (a, b, c, d, e, f, g, h)
    SHA256State.constants.withUnsafeBufferPointer { constants in
      for t in stride(from: 0, to: 64, by: 8) {
        if t >= 16 { SHA256Lanes.schedule(words, from: t & 8) }
        let words = words + (t & 8)
        // Instead of moving each variable to the next, the next round names them differently.
        round(a, b, c, &d, e, f, g, &h, words[0], constants[t])
        round(h, a, b, &c, d, e, f, &g, words[1], constants[t &+ 1])
        round(g, h, a, &b, c, d, e, &f, words[2], constants[t &+ 2])
        round(f, g, h, &a, b, c, d, &e, words[3], constants[t &+ 3])
        round(e, f, g, &h, a, b, c, &d, words[4], constants[t &+ 4])
        round(d, e, f, &g, h, a, b, &c, words[5], constants[t &+ 5])
        round(c, d, e, &f, g, h, a, &b, words[6], constants[t &+ 6])
        round(b, c, d, &e, f, g, h, &a, words[7], constants[t &+ 7])
      }
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

  /// Makes the next eight words of the schedule, in the place of the eight from `start` on that
  /// stood there sixteen words before.
  @inline(__always)
  private static func schedule(_ words: UnsafeMutablePointer<Word>, from start: Int) {
    for index in start..<(start &+ 8) {
      let x = words[(index &+ 1) & 15]
      let y = words[(index &+ 14) & 15]
      let sigma0 = rotated(x, 7, 18) ^ right(x, 3)
      let sigma1 = rotated(y, 17, 19) ^ right(y, 10)
      words[index] = words[index] &+ sigma0 &+ words[(index &+ 9) & 15] &+ sigma1
    }
  }

  /// A round as `SHA256State` has it.
  @inline(__always)
  private func round(
    _ a: Word, _ b: Word, _ c: Word, _ d: inout Word,
    _ e: Word, _ f: Word, _ g: Word, _ h: inout Word, _ input: Word, _ constant: UInt32
  ) {
    let sum1 = rotated(e, 6, 11, 25)
    let choice = (f ^ g) & e ^ g
    let sum0 = rotated(a, 2, 13, 22)
    let majority = (a ^ b) & (b ^ c) ^ b
    let temporary = h &+ (input &+ Word(repeating: constant)) &+ choice &+ sum1
    d &+= temporary
    h = temporary &+ (sum0 &+ majority)
  }
}

// Two or three rotations at once. No shift stands beside the one that would make a rotation of
// both: a compiler that finds one, for a processor without such a vector instruction, takes the
// vector apart and rotates word by word, in twice the time.

@inline(__always)
private func rotated(_ word: SIMD4<UInt32>, _ i: UInt32, _ j: UInt32) -> SIMD4<UInt32> {
  (right(word, i) ^ left(word, 32 &- j)) ^ (right(word, j) ^ left(word, 32 &- i))
}

@inline(__always)
private func rotated(
  _ word: SIMD4<UInt32>, _ i: UInt32, _ j: UInt32, _ k: UInt32
) -> SIMD4<UInt32> {
  (right(word, i) ^ left(word, 32 &- j)) ^ (right(word, j) ^ left(word, 32 &- k))
    ^ (right(word, k) ^ left(word, 32 &- i))
}

@inline(__always)
private func right(_ word: SIMD4<UInt32>, _ count: UInt32) -> SIMD4<UInt32> {
  word &>> SIMD4(repeating: count)
}

@inline(__always)
private func left(_ word: SIMD4<UInt32>, _ count: UInt32) -> SIMD4<UInt32> {
  word &<< SIMD4(repeating: count)
}
