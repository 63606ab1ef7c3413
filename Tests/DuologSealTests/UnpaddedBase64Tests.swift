import Testing

@testable import DuologSeal

@Suite("Unpadded base 64")
struct UnpaddedBase64Tests {
  @Test(
    "writes the examples of RFC 4648, section 10, without their padding, and reads them",
    arguments: [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
      ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
    ])
  func examples(bytes: String, text: String) {
    #expect(UnpaddedBase64.encode(bytes.utf8) == Array(text.utf8))
    #expect(UnpaddedBase64.decode(text.utf8) == Array(bytes.utf8))
  }

  @Test("reads what it writes, for all bytes and lengths")
  func roundTrip() {
    let bytes = Array(UInt8.min...UInt8.max)
    for start in 0..<3 {
      for end in start...bytes.count {
        let piece = bytes[start..<end]
        #expect(UnpaddedBase64.decode(UnpaddedBase64.encode(piece)) == Array(piece))
      }
    }
  }

  @Test(
    "refuses padding, strange characters, a character too many, and bits left over",
    arguments: [
      "Zg==", "Zm8=", "=", "Z", "Zm9vY", "Zh", "Zm9", "Zm 9v", " Zm9v", "Zm9v\n", "Zm9-", "Zm9_",
      "Zm9v\0", "Zm9\u{e9}", "Z\u{7f}9v",
    ])
  func refused(text: String) {
    #expect(UnpaddedBase64.decode(text.utf8) == nil)
  }

  @Test("reads exactly one of the texts of two and three characters that mean the same bytes")
  func canonical() {
    let characters = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let pairs = characters.flatMap { first in characters.map { [first, $0] } }
    #expect(pairs.count { UnpaddedBase64.decode($0) != nil } == 256)
    for pair in pairs {
      if let bytes = UnpaddedBase64.decode(pair) { #expect(UnpaddedBase64.encode(bytes) == pair) }
    }
  }
}
