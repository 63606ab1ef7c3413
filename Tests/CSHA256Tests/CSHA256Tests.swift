import CSHA256
import DuologTestSupport
import DuologTesting
import Testing

/// Every implementation that this processor can run. `Emulated/main.c` checks the others on an
/// emulated processor.
@Suite struct CSHA256Tests {
  typealias Rounds = duolog_sha256_rounds

  private static let all = [duolog_sha256_portable, duolog_sha256_x86, duolog_sha256_arm]
  private static let available = all.filter { duolog_sha256_is_available($0) }

  /// The digest, as text, of the message made of `pieces`, hashed with `rounds`.
  private func digest<Bytes: Collection<UInt8>>(_ pieces: [Bytes], _ rounds: Rounds) -> String {
    var hash = duolog_sha256()
    duolog_sha256_start(&hash, rounds)
    for piece in pieces {
      Array(piece).withUnsafeBytes { duolog_sha256_update(&hash, $0.baseAddress, $0.count) }
    }
    var words = [UInt32](repeating: 0, count: 8)
    duolog_sha256_finish(&hash, &words)
    return words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
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

  private func random(count: Int, using random: inout SplitMix64) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }

  @Test func `plain C and the fastest implementation are always available`() {
    #expect(CSHA256Tests.available.contains(duolog_sha256_portable))
    #expect(CSHA256Tests.available.contains(duolog_sha256_fastest()))
    if CSHA256Tests.available.count > 1 {
      #expect(duolog_sha256_fastest() != duolog_sha256_portable)
    }
  }

  /// The examples for FIPS 180-4, and messages of SHA256ShortMsg.rsp and SHA256LongMsg.rsp of NIST's
  /// validation program (https://csrc.nist.gov/projects/cryptographic-algorithm-validation-program).
  @Test(arguments: available)
  func `it gives the digests of NIST's vectors`(rounds: Rounds) throws {
    let texts = [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ]
    for (text, expected) in texts { #expect(digest([text.utf8], rounds) == expected) }
    let messages = [
      ("d3", "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
      ("5738c929c4f4ccb6", "963bb88f27f512777aab6c8b1a02c70ec0ad651d428f870036e1917120fb48bf"),
      (
        """
        451101250ec6f26652249d59dc974b7361d571a8101cdfd36aba3b5854d3ae086b5fdd4597721b66e3c0dc5d8c\
        606d9657d0e323283a5217d1f53f2f284f57b85c8a61ac8924711f895c5ed90ef17745ed2d728abd22a5f7a134\
        79a462d71b56c19a74a40b655c58edfe0a188ad2cf46cbf30524f65d423c837dd1ff2bf462ac4198007345bb44\
        dbb7b1c861298cdf61982a833afc728fae1eda2f87aa2c9480858bec
        """,
        "3c593aa539fdcdae516cdf2f15000f6634185c88f505b39775fb9ab137a10aa2"
      ),
    ]
    for (message, expected) in messages {
      #expect(digest([try bytes(hex: message)], rounds) == expected)
    }
    let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      digest([million], rounds)
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// SHA256Monte.rsp: each digest is the last of a chain of 1,000, in which each depends on the
  /// three before it ("The Secure Hash Algorithm Validation System", section 6.4).
  @Test(arguments: available)
  func `it passes NIST's Monte Carlo test`(rounds: Rounds) throws {
    var seed = try bytes(hex: "6d1e72ad03ddeb5de891e572e2396f8da015d899ef0e79503152d6010a3fe691")
    let expected = [
      "e93c330ae5447738c8aa85d71a6c80f2a58381d05872d26bdd39f1fcd4f2b788",
      "2e78f8c8772ea7c9331d41ed3f9cdf27d8f514a99342ee766ee3b8b0d0b121c0",
      "d6a23dff1b7f2eddc1a212f8a218397523a799b07386a30692fd6fe9d2bf0944",
    ]
    for digest in expected {
      var last = [seed, seed, seed]
      for _ in 0..<1000 { last = [last[1], last[2], try bytes(hex: self.digest(last, rounds))] }
      seed = last[2]
      #expect(seed == (try bytes(hex: digest)))
    }
  }

  @Test(arguments: available)
  func `lengths around block boundaries give the same digest as plain C`(rounds: Rounds) {
    var random = SplitMix64(seed: 64)
    let message = self.random(count: 64 * 5 + 20, using: &random)
    for blocks in 0...5 {
      for length in max(0, 64 * blocks - 12)...(64 * blocks + 12) {
        let expected = digest([message[..<length]], duolog_sha256_portable)
        for split in [0, 1, 55, 56, 63, 64, 65, 128] where split <= length {
          let pieces = [message[..<split], message[split..<length]]
          #expect(digest(pieces, rounds) == expected, "length \(length), split at \(split)")
        }
      }
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `every implementation gives the same digest, however a message is split`(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let most = [70, 700, 7000].randomElement(using: &random) ?? 0
    let message = self.random(count: .random(in: 0...most, using: &random), using: &random)
    let expected = digest([message], duolog_sha256_portable)
    for rounds in CSHA256Tests.available {
      var pieces: [ArraySlice<UInt8>] = []
      var rest = message[...]
      while !rest.isEmpty {
        pieces.append(rest.prefix(Int.random(in: 0...200, using: &random)))
        rest = rest.dropFirst(pieces[pieces.count - 1].count)
      }
      #expect(digest(pieces, rounds) == expected, "seed \(seed), rounds \(rounds.rawValue)")
    }
  }

  @Test func `a hash can be started again`() {
    var hash = duolog_sha256()
    var first = [UInt32](repeating: 0, count: 8)
    var second = first
    for rounds in CSHA256Tests.available {
      duolog_sha256_start(&hash, rounds)
      duolog_sha256_update(&hash, "some bytes", 10)
      duolog_sha256_finish(&hash, &first)
      duolog_sha256_start(&hash, rounds)
      duolog_sha256_update(&hash, "some bytes", 10)
      duolog_sha256_update(&hash, nil, 0)
      duolog_sha256_finish(&hash, &second)
      #expect(first == second)
    }
  }
}
