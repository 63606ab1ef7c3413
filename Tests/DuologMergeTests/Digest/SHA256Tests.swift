import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// NIST names its values. All of them have been checked against OpenSSL.
@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "gives the digests of NIST's examples for FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func nistExamples(message: String, digest: String) {
    #expect(SHA256.hash(message.utf8).description == digest)
  }

  @Test(
    "gives the digests of NIST's additional examples of one repeated byte",
    arguments: [
      (0xbd, 1, "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
      (0x00, 55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"),
      (0x00, 56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"),
      (0x00, 57, "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785"),
      (0x00, 64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"),
      (0x00, 1000, "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53"),
      (0x41, 1000, "c2e686823489ced2017f6059b8b239318b6364f6dcd835d0a519105a1eadd6e4"),
      (0x55, 1005, "f4d62ddec0f3dd90ea1380fa16a5ff8dc4c54b21740650f24afc4120903552b0"),
      (0x61, 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
  func nistRepeatedBytes(byte: UInt8, count: Int, digest: String) {
    #expect(SHA256.hash([UInt8](repeating: byte, count: count)).description == digest)
  }

  @Test(
    "gives the digests of NIST's validation program",
    arguments: [
      ("d3", "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
      ("11af", "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
      ("b4190e", "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2"),
      ("74ba2521", "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e"),
      ("c299209682", "f0887fe961c9cd3beab957e8222494abb969b1ce4c6557976df8b0f6d20e9166"),
      ("e1dc724d5621", "eca0a060b489636225b4fa64d267dabbe44273067ac679f20820bddc6b6a90ac"),
      ("06e076f5a442d5", "3fd877e27450e6bbd5d74bb82f9870c64c66e109418baa8e6bbcff355e287926"),
      ("5738c929c4f4ccb6", "963bb88f27f512777aab6c8b1a02c70ec0ad651d428f870036e1917120fb48bf"),
      (
        "09fc1accc230a205e4a208e64a8f204291f581a12756392da4b8c0cf5ef02b95",
        "4f44c1c7fbebb6f9601829f3897bfd650c56fa07844be76489076356ac1886a4"
      ),
    ])
  func nistValidation(message: String, digest: String) throws {
    #expect(SHA256.hash(try bytes(hex: message)).description == digest)
  }

  @Test("agrees with OpenSSL for every length up to 699 bytes")
  func everyLength() {
    let message = sample(count: 700)
    var digests = SHA256()
    for length in 0..<700 {
      SHA256.hash(message[..<length]).withBytes { digests.update($0) }
    }
    #expect(
      digests.finalize().description
        == "8ec5ad5f576febd5fa522731cee7acf56d6ec888f5719ba746b20b2170806d58")
  }

  @Test("gives the same digest wherever a message of 0 to 130 bytes is split")
  func everySplit() {
    let message = sample(count: 130)
    for length in 0...130 {
      let whole = SHA256.hash(message[..<length])
      for split in 0...length {
        var hasher = SHA256()
        hasher.update(message[..<split])
        hasher.update(message[split..<length])
        #expect(hasher.finalize() == whole, "length \(length), split at \(split)")
      }
    }
  }

  @Test(
    "gives the same digest however a message is split",
    arguments: 1...20 as ClosedRange<UInt64>)
  func randomPieces(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let message = sample(count: Int.random(in: 0...3000, using: &generator))
    var hasher = SHA256()
    var rest = message[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 0...700, using: &generator))
      hasher.update(piece)
      rest = rest.dropFirst(piece.count)
    }
    #expect(hasher.finalize() == SHA256.hash(message), "seed \(seed)")
  }

  @Test("reads a collection whose bytes are not contiguous")
  func scatteredBytes() {
    let message = sample(count: 300)
    let reversed = Array(message.reversed())
    #expect(SHA256.hash(message.reversed()) == SHA256.hash(reversed))
  }

  /// Bytes that differ from block to block.
  private func sample(count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 * 167 + $0 / 256) }
  }

  private func bytes(hex: String) throws -> [UInt8] {
    var rest = hex[...]
    var bytes: [UInt8] = []
    while !rest.isEmpty {
      bytes.append(try #require(UInt8(rest.prefix(2), radix: 16)))
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
