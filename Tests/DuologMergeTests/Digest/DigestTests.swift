import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Digest")
struct DigestTests {
  private let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  private let digest = Digest(
    0xba78_16bf_8f01_cfea, 0x4141_40de_5dae_2223, 0xb003_61a3_9617_7a9c, 0xb410_ff61_f200_15ad)

  @Test("is written as 64 lower-case hexadecimal digits, first bytes first")
  func writtenForm() {
    #expect(digest.description == text)
    #expect(Digest(text) == digest)
    #expect(Digest(hex: Array(text.utf8)) == digest)
    #expect(Digest(0, 0, 0, 1).description == String(repeating: "0", count: 63) + "1")
  }

  @Test("rejects every other spelling")
  func refusals() {
    let upper = text.uppercased()
    #expect(Digest(upper) == nil)
    for changed in ["", String(text.dropLast()), text + "0", text.dropLast() + "g"] {
      #expect(Digest(changed) == nil)
    }
    for place in 0..<64 {
      var changed = Array(text.utf8)
      changed[place] = UInt8(ascii: "x")
      #expect(Digest(hex: changed) == nil, "place \(place)")
    }
  }

  @Test("is made of 32 bytes and returns them")
  func bytes() {
    let bytes = digest.withBytes { Array($0) }
    #expect(bytes.prefix(3) == [0xba, 0x78, 0x16])
    #expect(bytes.suffix(2) == [0x15, 0xad])
    #expect(Digest(bytes: bytes) == digest)
    #expect(Digest(bytes: bytes.dropLast()) == nil)
    #expect(Digest(bytes: bytes + [0]) == nil)
    var copy = [UInt8](repeating: 0xff, count: 34)
    copy.withUnsafeMutableBytes { digest.copyBytes(to: $0) }
    #expect(copy == bytes + [0xff, 0xff])
  }

  @Test("reads back as written", arguments: 1...50 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let digest = Digest(
      generator.next(), generator.next(), generator.next(), generator.next())
    #expect(Digest(digest.description) == digest, "seed \(seed)")
    #expect(Digest(bytes: digest.withBytes { Array($0) }) == digest, "seed \(seed)")
  }
}
