import DuologTesting
import Testing

@testable import DuologSeal

@Suite("A sealed file")
struct AgeFormatTests {
  /// Lengths of texts around the ends of chunks.
  private static let lengths = [
    0, 1, 2, 15, 16, 17, 65_519, 65_520, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 200_000,
  ]

  @Test("opens to what was sealed, for all lengths around chunks", arguments: lengths)
  func roundTrip(length: Int) throws {
    let key = try passphrase("password")
    let text = sample(length)
    let file = try sealed(text, key)
    #expect(try reading(file, [key]) == Reading(text: text, error: nil, openedBy: 0))
    let layout = try #require(AgeLayout(of: file))
    #expect(layout.chunks.count == max(1, (length + 65_535) / 65_536))
    #expect(layout.chunks.map(\.count).reduce(0, +) == length + 16 * layout.chunks.count)
  }

  @Test(
    "is the same whatever pieces it is written and read in",
    arguments: [1, 7, 16, 1000, 65_535, 65_536, 65_537, 70_000, 131_072])
  func pieces(piece: Int) throws {
    let key = try passphrase("password")
    for length in piece < 1000 ? [0, 1, 300, 5000] : [0, 65_536, 65_537, 131_072, 140_000] {
      let text = sample(length)
      let file = try sealed(text, key, piece: piece)
      for (input, output) in [(piece, 70_000), (.max, piece), (piece, piece)] {
        #expect(
          try reading(file, [key], inputPiece: input, outputPiece: output)
            == Reading(text: text, error: nil, openedBy: 0), "length \(length)")
      }
    }
  }

  @Test(
    "is the same whatever random pieces it is written and read in",
    arguments: 1...10 as ClosedRange<UInt64>)
  func randomPieces(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let key = try passphrase("password")
    let text = sample(Int.random(in: 0...300_000, using: &generator), seed: seed)
    let file = try AgeFuzzing.seal(text, passphrase: key, randomness: &generator)
    let outcome = AgeFuzzing.read(
      file, passphrases: [key], maximumWorkFactor: .least, pieces: &generator)
    #expect(outcome.text == text, "seed \(seed)")
    #expect(outcome.error == nil, "seed \(seed)")
  }

  @Test("says by its place which of several passphrases has opened it")
  func epochs() throws {
    let keys = try ["first", "second", "third"].map(passphrase)
    for (index, key) in keys.enumerated() {
      #expect(try reading(sealed([1], key), keys) == Reading(text: [1], openedBy: index))
    }
    #expect(try reading(sealed([1], passphrase("fourth")), keys).error == .anotherKey)
    #expect(try reading(sealed([1], passphrase("fourth")), keys).openedBy == nil)
  }

  @Test("has a header, keys and a nonce of its own, and so has no byte in common with another")
  func freshness() throws {
    let key = try passphrase("password")
    let files = try (0..<20).map { _ in try sealed(sample(100), key) }
    let layouts = try files.map { try #require(AgeLayout(of: $0)) }
    #expect(Set(zip(files, layouts).map { Array($0[$1.header]) }).count == files.count)
    #expect(Set(zip(files, layouts).map { Array($0[$1.nonce]) }).count == files.count)
    #expect(Set(zip(files, layouts).map { Array($0[$1.chunks[0]]) }).count == files.count)
  }

  @Test("is made of the randomness it is given: file key, salt and nonce, in this order")
  func randomness() throws {
    let key = try passphrase("password")
    func file(_ seed: UInt64) throws -> [UInt8] {
      var generator = SplitMix64(seed: seed)
      var file: [UInt8] = []
      let writer = try AgeWriter(passphrase: key, workFactor: .least, randomness: &generator)
      writer.finish { file += $0 }
      return file
    }
    let random = sample(48, seed: 9)
    let forger = AgeForger(key, fileKey: Array(random[..<16]))
    let layout = try #require(AgeLayout(of: file(9)))
    #expect(try Array(file(9)[layout.nonce]) == Array(random[32...]))
    let stanza = try ScryptStanza(
      sealing: forger.fileKey, under: key, workFactor: .least, salt: Array(random[16..<32])
    ).stanza
    #expect(try Array(file(9)[layout.header]) == forger.header([stanza]))
    #expect(try file(9) == file(9))
    #expect(try file(9) != file(10))
  }

  @Test("gives out its header together with the first chunk, and a chunk only when it has to")
  func emissions() throws {
    var generator = SplitMix64(seed: 1)
    let writer = try AgeWriter(
      passphrase: passphrase("password"), workFactor: .least, randomness: &generator)
    var counts: [Int] = []
    func seal(_ count: Int) -> [Int] {
      counts = []
      sample(count).withUnsafeBytes { bytes in writer.seal(bytes) { counts.append($0.count) } }
      return counts
    }
    #expect(seal(0) == [])
    #expect(seal(65_536) == [])
    let beginning = "age-encryption.org/v1\n-> scrypt  1\n\n--- \n".utf8.count + 22 + 43 + 43 + 16
    #expect(seal(1) == [beginning + 65_552])
    #expect(seal(2 * 65_536) == [65_552, 65_552])
    counts = []
    writer.finish { counts.append($0.count) }
    #expect(counts == [17])
  }

  @Test("can be read again from its beginning at any moment")
  func rewinding() throws {
    let key = try passphrase("password")
    let text = sample(100_000)
    let file = try sealed(text, key)
    let reader = AgeReader(passphrases: [key], maximumWorkFactor: .least)
    var output = repeated(0, 1000)
    for position in [0, 100, 200, 65_700, file.count] {
      var rest = file[..<position]
      _ = try? output.withUnsafeMutableBytes { output in
        try reader.read(into: output) { buffer in
          let piece = rest.prefix(buffer.count)
          buffer.copyBytes(from: piece)
          rest = rest.dropFirst(piece.count)
          return piece.count
        }
      }
      reader.rewind()
      #expect(reader.openedBy == nil)
      #expect(try reading(file, by: reader) == Reading(text: text, error: nil, openedBy: 0))
      reader.rewind()
    }
  }

  @Test("goes on after an error of its source, which goes through")
  func sourceErrors() throws {
    struct Unreadable: Error {}
    let key = try passphrase("password")
    let text = sample(70_000)
    var rest = try sealed(text, key)[...]
    let reader = AgeReader(passphrases: [key], maximumWorkFactor: .least)
    var output = repeated(0, 1000)
    var read: [UInt8] = []
    var calls = 0
    while true {
      let count: Int
      do {
        count = try output.withUnsafeMutableBytes { output in
          try reader.read(into: output) { buffer in
            calls += 1
            if calls % 2 == 0 { throw Unreadable() }
            let piece = rest.prefix(min(buffer.count, 5000))
            buffer.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
          }
        }
      } catch is Unreadable {
        continue
      }
      if count == 0 { break }
      read += output[..<count]
    }
    #expect(read == text)
  }

  @Test("hands an error of its sink on")
  func sinkErrors() throws {
    struct Full: Error {}
    var generator = SplitMix64(seed: 1)
    let writer = try AgeWriter(
      passphrase: passphrase("password"), workFactor: .least, randomness: &generator)
    #expect(throws: Full.self) {
      try sample(70_000).withUnsafeBytes { bytes in
        try writer.seal(bytes) { _ throws(Full) in throw Full() }
      }
    }
  }

  @Test("gives no byte, and moves nothing, where there is no room for one")
  func noRoom() throws {
    let reader = AgeReader(passphrases: [], maximumWorkFactor: .least)
    let count = try reader.read(into: UnsafeMutableRawBufferPointer(start: nil, count: 0)) { _ in
      Issue.record("The source is not asked.")
      return 0
    }
    #expect(count == 0)
  }

  @Test("numbers its chunks by eleven bytes, big-endian, and flags the last one")
  func nonces() {
    func bytes(_ number: UInt64, _ isLast: Bool) -> [UInt8] {
      withUnsafeBytes(of: AgeStream.nonce(number, isLast: isLast).words) { Array($0.prefix(12)) }
    }
    #expect(bytes(0, false) == repeated(0, 12))
    #expect(bytes(0, true) == repeated(0, 11) + [1])
    #expect(bytes(0x0102_0304_0506_0708, false) == [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0])
    #expect(bytes(256, true) == repeated(0, 9) + [1, 0, 1])
  }
}
