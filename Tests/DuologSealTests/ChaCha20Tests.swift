import CSeal
import DuologTesting
import Testing

/// Every implementation that this processor can run.
@Suite("ChaCha20")
struct ChaCha20Tests {
  private static let available = [duolog_chacha20_four, duolog_chacha20_eight].filter {
    duolog_chacha20_is_available($0)
  }

  private func encrypted(
    _ text: [UInt8], key: [UInt8], nonce: [UInt8], counter: UInt32, lanes: duolog_chacha20_lanes
  ) -> [UInt8] {
    var text = text
    text.withUnsafeMutableBufferPointer {
      duolog_chacha20_xor(lanes, key, nonce, counter, $0.baseAddress, $0.count)
    }
    return text
  }

  @Test(
    "gives the key streams of RFC 8439, section 2.3.2 and appendix A.1",
    arguments: [
      (
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", 1,
        "000000090000004a00000000",
        """
        10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e
        d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e
        """
      ),
      (
        "0000000000000000000000000000000000000000000000000000000000000000", 0,
        "000000000000000000000000",
        """
        76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7
        da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586
        """
      ),
      (
        "0000000000000000000000000000000000000000000000000000000000000000", 1,
        "000000000000000000000000",
        """
        9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed
        29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f
        """
      ),
      (
        "0000000000000000000000000000000000000000000000000000000000000001", 1,
        "000000000000000000000000",
        """
        3aeb5224ecf849929b9d828db1ced4dd832025e8018b8160b82284f3c949aa5a
        8eca00bbb4a73bdad192b5c42f73f2fd4e273644c8b36125a64addeb006c13a0
        """
      ),
      (
        "00ff000000000000000000000000000000000000000000000000000000000000", 2,
        "000000000000000000000000",
        """
        72d54dfbf12ec44b362692df94137f328fea8da73990265ec1bbbea1ae9af0ca
        13b25aa26cb4a648cb9b9d1be65b2c0924a66c54d545ec1b7374f4872e99f096
        """
      ),
      (
        "0000000000000000000000000000000000000000000000000000000000000000", 0,
        "000000000000000000000002",
        """
        c2c64d378cd536374ae204b9ef933fcd1a8b2288b3dfa49672ab765b54ee27c7
        8a970e0e955c14f3a88e741b97c286f75f8fc299e8148362fa198a39531bed6d
        """
      ),
    ])
  func keyStream(key: String, counter: UInt32, nonce: String, stream: String) throws {
    for lanes in Self.available {
      #expect(
        try encrypted(
          repeated(0, 64), key: hex(key), nonce: hex(nonce), counter: counter, lanes: lanes)
          == hex(stream), "\(lanes.rawValue) lanes")
    }
  }

  @Test("encrypts the text of RFC 8439, section 2.4.2")
  func sunscreenText() throws {
    for lanes in Self.available {
      #expect(
        try encrypted(
          sunscreen, key: Array(0..<32), nonce: hex("000000000000004a00000000"), counter: 1,
          lanes: lanes)
          == hex(
            """
            6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b
            f91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d8
            07ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736
            5af90bbf74a35be6b40b8eedf2785e42874d
            """), "\(lanes.rawValue) lanes")
    }
  }

  @Test("gives what the RFC's own steps give, for every length of up to 1,100 bytes")
  func everyLength() {
    let text = sample(1100)
    let key = sample(32, seed: 2)
    let nonce = sample(12, seed: 3)
    let reference = ReferenceChaCha20.encrypted(text, key: key, nonce: nonce, counter: 7)
    for lanes in Self.available {
      for length in 0...text.count {
        #expect(
          encrypted(Array(text[..<length]), key: key, nonce: nonce, counter: 7, lanes: lanes)
            == Array(reference[..<length]), "\(length) bytes, \(lanes.rawValue) lanes")
      }
    }
  }

  @Test("gives what the RFC's own steps give up to the last counter there is")
  func lastCounter() {
    let text = sample(12 * 64)
    let key = sample(32, seed: 4)
    let nonce = sample(12, seed: 5)
    let counter = UInt32.max - 11
    for lanes in Self.available {
      #expect(
        encrypted(text, key: key, nonce: nonce, counter: counter, lanes: lanes)
          == ReferenceChaCha20.encrypted(text, key: key, nonce: nonce, counter: counter))
    }
  }
}

/// RFC 8439, sections 2.1 to 2.4, step by step.
private enum ReferenceChaCha20 {
  static func encrypted(_ text: [UInt8], key: [UInt8], nonce: [UInt8], counter: UInt32) -> [UInt8] {
    var counter = counter
    var output: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: 64) {
      let stream = block(key: key, nonce: nonce, counter: counter)
      output += zip(text[start...].prefix(64), stream).map { $0 ^ $1 }
      counter &+= 1
    }
    return output
  }

  private static func block(key: [UInt8], nonce: [UInt8], counter: UInt32) -> [UInt8] {
    let start = words(Array("expand 32-byte k".utf8)) + words(key) + [counter] + words(nonce)
    var state = start
    func quarterRound(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
      func step(_ target: Int, _ source: Int, _ mixed: Int, _ bits: UInt32) {
        state[target] &+= state[source]
        let value = state[mixed] ^ state[target]
        state[mixed] = value << bits | value >> (32 - bits)
      }
      step(a, b, d, 16)
      step(c, d, b, 12)
      step(a, b, d, 8)
      step(c, d, b, 7)
    }
    for _ in 0..<10 {
      for column in 0..<4 {
        quarterRound(column, 4 + column, 8 + column, 12 + column)
      }
      for column in 0..<4 {
        quarterRound(
          column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4)
      }
    }
    return zip(state, start).flatMap { word, added in
      withUnsafeBytes(of: (word &+ added).littleEndian) { Array($0) }
    }
  }

  private static func words(_ bytes: [UInt8]) -> [UInt32] {
    stride(from: 0, to: bytes.count, by: 4).map { start in
      (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
    }
  }
}
