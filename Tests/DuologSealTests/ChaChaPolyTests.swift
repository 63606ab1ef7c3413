import CSeal
import Testing

@testable import DuologSeal

@Suite("ChaCha20-Poly1305")
struct ChaChaPolyTests {
  private func sealed(
    _ text: [UInt8], key: SecretBytes, nonce: ChaChaPoly.Nonce, additional: [UInt8] = []
  ) -> [UInt8] {
    var box = text + repeated(0, 16)
    box.withUnsafeMutableBytes { box in
      additional.withUnsafeBytes {
        ChaChaPoly.seal(box, key: key, nonce: nonce, additional: $0)
      }
    }
    return box
  }

  private func opened(
    _ box: [UInt8], key: SecretBytes, nonce: ChaChaPoly.Nonce, additional: [UInt8] = []
  ) -> [UInt8]? {
    var opened = box
    let isRight = opened.withUnsafeMutableBytes { box in
      additional.withUnsafeBytes {
        ChaChaPoly.open(box, key: key, nonce: nonce, additional: $0)
      }
    }
    if !isRight { #expect(opened == box, "Nothing is decrypted that does not authenticate.") }
    return isRight ? Array(opened.dropLast(16)) : nil
  }

  @Test("seals the text of RFC 8439, section 2.8.2, and opens it")
  func example() throws {
    let key = SecretBytes(copying: Array(0x80..<0xa0))
    let nonce = ChaChaPoly.Nonce(first: 0x0700_0000_4041_4243, last: 0x4445_4647)
    let additional = try hex("50515253c0c1c2c3c4c5c6c7")
    let box = try hex(
      """
      d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6
      3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36
      92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc
      3ff4def08e4b7a9de576d26586cec64b6116
      1ae10b594f09e26a7e902ecbd0600691
      """)
    #expect(sealed(sunscreen, key: key, nonce: nonce, additional: additional) == box)
    #expect(opened(box, key: key, nonce: nonce, additional: additional) == sunscreen)
  }

  @Test("opens the box of RFC 8439, appendix A.5")
  func appendix() throws {
    let key = SecretBytes(
      copying: try hex("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0"))
    let nonce = ChaChaPoly.Nonce(first: 0x0102_0304, last: 0x0506_0708)
    let box = try hex(
      """
      64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb2
      4c6cfc18755d43eea09ee94e382d26b0bdb7b73c321b0100d4f03b7f355894cf
      332f830e710b97ce98c8a84abd0b948114ad176e008d33bd60f982b1ff37c855
      9797a06ef4f0ef61c186324e2b3506383606907b6a7c02b0f9f6157b53c867e4
      b9166c767b804d46a59b5216cde7a4e99040c5a40433225ee282a1b0a06c523e
      af4534d7f83fa1155b0047718cbc546a0d072b04b3564eea1b422273f548271a
      0bb2316053fa76991955ebd63159434ecebb4e466dae5a1073a6727627097a10
      49e617d91d361094fa68f0ff77987130305beaba2eda04df997b714d6c6f2c29
      a6ad5cb4022b02709b
      eead9d67890cbb22392336fea1851f38
      """)
    let text = Array(
      """
      Internet-Drafts are draft documents valid for a maximum of six months and may be updated, \
      replaced, or obsoleted by other documents at any time. It is inappropriate to use \
      Internet-Drafts as reference material or to cite them other than as \
      /\u{201c}work in progress./\u{201d}
      """.utf8)
    #expect(
      try opened(box, key: key, nonce: nonce, additional: hex("f33388860000000000004e91")) == text)
  }

  @Test("refuses a box in which any one bit is another, and leaves it as it is")
  func everyBit() {
    let key = SecretBytes(copying: sample(32))
    let box = sealed(sample(40, seed: 2), key: key, nonce: .zero, additional: [1, 2, 3])
    for bit in 0..<(8 * box.count) {
      var changed = box
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(opened(changed, key: key, nonce: .zero, additional: [1, 2, 3]) == nil, "bit \(bit)")
    }
  }

  @Test("refuses another key, another nonce, and other additional bytes")
  func otherInputs() {
    let key = SecretBytes(copying: sample(32))
    let other = SecretBytes(copying: sample(32, seed: 2))
    let box = sealed([1, 2, 3], key: key, nonce: .zero, additional: [4])
    let next = ChaChaPoly.Nonce(first: 0, last: 1)
    #expect(opened(box, key: key, nonce: .zero, additional: [4]) == [1, 2, 3])
    #expect(opened(box, key: other, nonce: .zero, additional: [4]) == nil)
    #expect(opened(box, key: key, nonce: next, additional: [4]) == nil)
    #expect(opened(box, key: key, nonce: .zero, additional: [4, 0]) == nil)
    #expect(opened(box, key: key, nonce: .zero) == nil)
  }

  @Test("opens what it seals, for every length of up to 600 bytes", arguments: [0, 1, 16, 17])
  func everyLength(additionalCount: Int) {
    let key = SecretBytes(copying: sample(32))
    let additional = sample(additionalCount, seed: 2)
    for length in 0...600 {
      let text = sample(length, seed: 3)
      let box = sealed(text, key: key, nonce: .zero, additional: additional)
      #expect(opened(box, key: key, nonce: .zero, additional: additional) == text)
    }
  }

  @Test("compares bytes as equal only if all are")
  func comparing() {
    let bytes = sample(40)
    func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
      left.withUnsafeBytes { left in right.withUnsafeBytes { areEqualInConstantTime(left, $0) } }
    }
    #expect(areEqual(bytes, bytes))
    #expect(areEqual([], []))
    #expect(!areEqual(bytes, bytes + [0]))
    for bit in 0..<(8 * bytes.count) {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!areEqual(bytes, changed), "bit \(bit)")
    }
  }

  @Test("overwrites bytes, and no others")
  func wiping() {
    var bytes = sample(40)
    let before = bytes
    bytes.withUnsafeMutableBytes { duolog_wipe($0.baseAddress.map { $0 + 5 }, 30) }
    #expect(bytes == Array(before[..<5]) + repeated(0, 30) + Array(before[35...]))
  }
}
