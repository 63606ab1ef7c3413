import CSeal
import DuologTesting
import Testing

@Suite("Poly1305")
struct Poly1305Tests {
  private func tag(key: [UInt8], _ pieces: [[UInt8]]) -> [UInt8] {
    var message = duolog_poly1305()
    duolog_poly1305_start(&message, key)
    for piece in pieces { duolog_poly1305_update(&message, piece, piece.count) }
    var tag = repeated(0, 16)
    duolog_poly1305_finish(&message, &tag)
    return tag
  }

  @Test("gives the tag of RFC 8439, section 2.5.2")
  func example() throws {
    #expect(
      try tag(
        key: hex("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b"),
        [Array("Cryptographic Forum Research Group".utf8)])
        == hex("a8061dc1305136c6c22b8baf0c0127a9"))
  }

  @Test("gives the tags of RFC 8439, appendix A.3, 1 to 4: keys of which a half is zero, and texts")
  func texts() throws {
    let half = try hex("36e5f6b5c5e06070f0efca96227a863e")
    let zero = repeated(0, 16)
    #expect(tag(key: zero + zero, [repeated(0, 64)]) == zero)
    #expect(tag(key: zero + half, [contribution]) == half)
    #expect(
      try tag(key: half + zero, [contribution]) == hex("f3477e7cd95417af89a6b8794c310cf0"))
    #expect(
      try tag(
        key: hex("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0"),
        [jabberwocky]) == hex("4541669a7eaaee61e708dc7cbcc5eb62"))
  }

  /// What each of them is for stands in the appendix: sums that overflow 130 bits or reach p, and
  /// carries through all words.
  @Test(
    "gives the tags of RFC 8439, appendix A.3, 5 to 11: where carrying and reducing can go wrong",
    arguments: [
      ("02", "", "ffffffffffffffffffffffffffffffff", "03"),
      (
        "02", "ffffffffffffffffffffffffffffffff", "02000000000000000000000000000000", "03"
      ),
      (
        "01", "",
        """
        ffffffffffffffffffffffffffffffff f0ffffffffffffffffffffffffffffff
        11000000000000000000000000000000
        """, "05"
      ),
      (
        "01", "",
        """
        ffffffffffffffffffffffffffffffff fbfefefefefefefefefefefefefefefe
        01010101010101010101010101010101
        """, "00"
      ),
      (
        "02", "", "fdffffffffffffffffffffffffffffff", "faffffffffffffffffffffffffffffff"
      ),
      (
        "0100000000000000 04", "",
        """
        e33594d7505e43b9 0000000000000000 3394d7505e4379cd 0100000000000000
        0000000000000000 0000000000000000 0100000000000000 0000000000000000
        """, "1400000000000000 55"
      ),
      (
        "0100000000000000 04", "",
        """
        e33594d7505e43b9 0000000000000000 3394d7505e4379cd 0100000000000000
        0000000000000000 0000000000000000
        """, "13"
      ),
    ])
  func carries(r: String, s: String, message: String, expected: String) throws {
    func padded(_ digits: String) throws -> [UInt8] {
      let bytes = try hex(digits)
      return bytes + repeated(0, 16 - bytes.count)
    }
    #expect(try tag(key: padded(r) + padded(s), [hex(message)]) == padded(expected))
  }

  @Test(
    "gives what long arithmetic gives for keys and blocks of bytes at the edges",
    arguments: 1...40 as ClosedRange<UInt64>)
  func edges(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let edges: [UInt8] = [0x00, 0x01, 0x03, 0x04, 0x7f, 0x80, 0xfa, 0xfb, 0xfc, 0xfe, 0xff]
    // Mostly one byte throughout: that is how sums come close to p.
    func block(_ count: Int) -> [UInt8] {
      let byte = edges.randomElement(using: &generator) ?? 0
      var bytes = repeated(byte, count)
      for _ in 0..<Int.random(in: 0...2, using: &generator) where count > 0 {
        bytes[Int.random(in: 0..<count, using: &generator)] =
          edges.randomElement(using: &generator) ?? 0
      }
      return bytes
    }
    for _ in 0..<25 {
      let key = block(16) + block(16)
      var message: [UInt8] = []
      for _ in 0..<Int.random(in: 0...6, using: &generator) { message += block(16) }
      message += block(Int.random(in: 0...15, using: &generator))
      #expect(
        tag(key: key, [message]) == ReferencePoly1305.tag(key: key, message),
        "seed \(seed), key \(key), message \(message)")
    }
  }

  @Test("gives the same tag wherever a message of 0 to 50 bytes is split")
  func everySplit() {
    let key = sample(32)
    let message = sample(50, seed: 2)
    for length in 0...message.count {
      let whole = tag(key: key, [Array(message[..<length])])
      for split in 0...length {
        #expect(
          tag(key: key, [Array(message[..<split]), Array(message[split..<length])]) == whole,
          "length \(length), split at \(split)")
      }
    }
  }
}

/// RFC 8439, section 2.5.1, with numbers as digits of base 256, the lowest first.
private enum ReferencePoly1305 {
  static func tag(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    var r = key[..<16].map(Int.init)
    for index in [3, 7, 11, 15] { r[index] &= 15 }
    for index in [4, 8, 12] { r[index] &= 252 }
    var sum = [Int](repeating: 0, count: 17)
    for start in stride(from: 0, to: message.count, by: 16) {
      let block = message[start...].prefix(16).map(Int.init) + [1]
      for (index, digit) in block.enumerated() { sum[index] += digit }
      sum = reduced(product(sum, r))
    }
    for (index, digit) in key[16...].enumerated() { sum[index] += Int(digit) }
    return carried(sum)[..<16].map { UInt8($0) }
  }

  private static func product(_ left: [Int], _ right: [Int]) -> [Int] {
    var product = [Int](repeating: 0, count: left.count + right.count)
    for (i, a) in left.enumerated() {
      for (j, b) in right.enumerated() { product[i + j] += a * b }
    }
    return product
  }

  private static func carried(_ digits: [Int]) -> [Int] {
    var carry = 0
    let digits = digits.map { digit in
      let value = digit + carry
      carry = value >> 8
      return value & 255
    }
    return digits + [carry]
  }

  /// The remainder by p = 2^130 - 5, in 17 digits. As 2^130 = 5 (mod p), 2^136 is 320.
  private static func reduced(_ digits: [Int]) -> [Int] {
    var rest = carried(digits)
    while rest.count > 17 || rest[16] > 3 {
      let high = rest[17...]
      rest = Array(rest[..<17])
      for (index, digit) in high.enumerated() { rest[index] += 320 * digit }
      rest[0] += 5 * (rest[16] >> 2)
      rest[16] &= 3
      rest = carried(rest)
      while rest.count > 17, rest.last == 0 { rest.removeLast() }
    }
    let p = [251] + [Int](repeating: 255, count: 15) + [3]
    let isSmaller = zip(rest, p).reversed().first { $0 != $1 }.map { $0 < $1 } ?? false
    return isSmaller ? rest : Array(carried(zip(rest, p).map { $0 - $1 })[..<17])
  }
}
