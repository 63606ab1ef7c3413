import DuologTesting
import Testing

@testable import DuologSeal

@Suite("A sealed file that is changed at random")
struct AgeFuzzingTests {
  @Test(
    "gives a beginning of what was sealed, and all of it only if it is whole",
    arguments: 1...30 as ClosedRange<UInt64>)
  func changes(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let key = try passphrase("password")
    let length = [0, 40, 1000, 65_536, 70_000, 140_000].randomElement(using: &generator) ?? 0
    let text = sample(length, seed: seed)
    let file = try AgeFuzzing.seal(text, passphrase: key, randomness: &generator)
    for round in 0..<15 {
      var changed = file
      for _ in 0...Int.random(in: 0...2, using: &generator) {
        changed = try changing(changed, by: &generator)
      }
      let outcome = AgeFuzzing.read(
        changed, passphrases: [key], maximumWorkFactor: .least, pieces: &generator)
      let place = "seed \(seed), round \(round)"
      #expect(text.starts(with: outcome.text), "\(place)")
      #expect(outcome.text.count % 65_536 == 0 || outcome.error == nil, "\(place)")
      if outcome.error == nil {
        #expect(changed == file, "\(place)")
        #expect(outcome.text == text, "\(place)")
        #expect(outcome.openedBy == 0, "\(place)")
      }
      // In other pieces, it comes out the same.
      #expect(
        outcome
          == AgeFuzzing.read(
            changed, passphrases: [key], maximumWorkFactor: .least, pieces: &generator), "\(place)")
    }
  }

  private func changing(
    _ file: [UInt8], by generator: inout SplitMix64
  ) throws -> [UInt8] {
    var file = file
    guard !file.isEmpty else { return file }
    let layout = AgeLayout(of: file)
    let place = Int.random(in: 0..<file.count, using: &generator)
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: file[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: file.removeLast(file.count - place)
    case 2: file.remove(at: place)
    case 3: file.insert(UInt8.random(in: 0...255, using: &generator), at: place)
    case 4: file += sample(Int.random(in: 1...100, using: &generator), seed: generator.next())
    case 5:
      let end = layout?.header.upperBound ?? file.count
      file[Int.random(in: 0..<end, using: &generator)] = UInt8.random(
        in: 0...127, using: &generator)
    case 6:
      guard let layout, let chunk = layout.chunks.randomElement(using: &generator) else { break }
      file.removeSubrange(chunk)
    case 7:
      guard let layout, let chunk = layout.chunks.randomElement(using: &generator) else { break }
      file.insert(contentsOf: file[chunk], at: chunk.lowerBound)
    default:
      guard let layout, layout.chunks.count > 1 else { break }
      let first = Array(file[layout.chunks[0]])
      let second = Array(file[layout.chunks[1]])
      file.replaceSubrange(
        layout.chunks[0].lowerBound..<layout.chunks[1].upperBound, with: second + first)
    }
    return file
  }

  @Test(
    "comes back from bytes that are lines of a header in any order",
    arguments: 1...20 as ClosedRange<UInt64>)
  func headers(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let key = try passphrase("password")
    let lines = [
      "age-encryption.org/v1", "-> scrypt rF0/NwblUHHTpgQgRpe5CQ 1", "-> scrypt", "-> X25519 a",
      "gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2abk", "", "--- ", "---",
      "--- SrAokXI05aok1vecCAoCV8gWjDJDHWjJhOWzMkMWRFM", "\u{e9}", "\0",
      String(repeating: "A", count: 64), String(repeating: "-> a", count: 1000),
    ]
    for _ in 0..<50 {
      var text = lines[0] + "\n"
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        text += lines.randomElement(using: &generator) ?? ""
        if Int.random(in: 0..<10, using: &generator) > 0 { text += "\n" }
      }
      let bytes = Array(text.utf8)
      let outcome = AgeFuzzing.read(
        bytes, passphrases: [key], maximumWorkFactor: .least, pieces: &generator)
      #expect(outcome.text == [], "seed \(seed)")
      let error = try #require(outcome.error, "seed \(seed)")
      if let parsing = AgeFuzzing.parseHeader(bytes) {
        #expect(error == parsing, "seed \(seed)")
      }
    }
  }

  @Test("has the parts that it is made of")
  func layout() throws {
    let key = try passphrase("password")
    let file = try sealed(sample(70_000), key)
    let layout = try #require(AgeLayout(of: file))
    #expect(layout.header.upperBound == layout.nonce.lowerBound)
    #expect(layout.nonce.count == 16)
    #expect(layout.chunks.map(\.count) == [65_552, 70_000 - 65_536 + 16])
    #expect(layout.chunks.last?.upperBound == file.count)
    #expect(AgeLayout(of: Array(file[..<layout.nonce.upperBound])) == nil)
    #expect(AgeLayout(of: []) == nil)
  }
}
