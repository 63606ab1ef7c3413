import DuologTesting
import Testing

@testable import DuologSeal

@Suite("Of a sealed file that is not as it was made")
struct AgeDamageTests {
  private typealias Chunk = (text: [UInt8], number: UInt64, isLast: Bool)

  /// What comes of a file whose chunks somebody with the key made.
  private func reading(_ chunks: [Chunk], then rest: [UInt8] = []) throws -> Reading {
    let key = try passphrase("password")
    let forger = AgeForger(key)
    let payload = chunks.flatMap { forger.chunk($0.text, $0.number, isLast: $0.isLast) }
    return try DuologSealTests.reading(forger.beginning() + payload + rest, [key])
  }

  private let full = sample(65_536, seed: 1)
  private let other = sample(65_536, seed: 2)
  private let short = sample(100, seed: 3)

  @Test("every beginning of a small file is not yet whole, and gives nothing")
  func truncation() throws {
    let key = try passphrase("password")
    let text = sample(40)
    let file = try sealed(text, key)
    let layout = try #require(AgeLayout(of: file))
    for length in 0..<file.count {
      let expected: AgeReadingError =
        if length < layout.header.upperBound {
          .notYetWhole(.header)
        } else if length < layout.nonce.upperBound {
          .notYetWhole(.nonce)
        } else {
          .notYetWhole(.chunk(0))
        }
      let reading = try DuologSealTests.reading(Array(file[..<length]), [key])
      #expect(reading.error == expected, "\(length) bytes")
      #expect(reading.text == [], "\(length) bytes")
    }
  }

  @Test("every beginning of a file of some chunks gives the chunks that are there in full")
  func truncationOfChunks() throws {
    let key = try passphrase("password")
    let text = sample(2 * 65_536 + 100)
    let file = try sealed(text, key)
    let layout = try #require(AgeLayout(of: file))
    for (number, chunk) in layout.chunks.enumerated() {
      let authentic = Array(text[..<(number * 65_536)])
      for length in [0, 1, 15, 16, 17, 50, 115, 65_551] where length < chunk.count {
        let reading = try DuologSealTests.reading(
          Array(file[..<(chunk.lowerBound + length)]), [key])
        #expect(reading.text == authentic)
        let isBetween = length == 0 && number > 0
        #expect(
          reading.error
            == .notYetWhole(isBetween ? .beforeChunk(UInt64(number)) : .chunk(UInt64(number))))
      }
    }
  }

  @Test("no small file of which any one bit is another gives anything")
  func everyBit() throws {
    let key = try passphrase("password")
    let file = try sealed(sample(40), key)
    let layout = try #require(AgeLayout(of: file))
    for bit in 0..<(8 * file.count) {
      var changed = file
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      let reading = try DuologSealTests.reading(changed, [key])
      #expect(reading.text == [], "bit \(bit)")
      #expect(reading.error != nil, "bit \(bit)")
      if bit / 8 >= layout.header.upperBound {
        #expect(reading.error == .notYetWhole(.chunk(0)), "bit \(bit)")
      }
    }
  }

  @Test("a full chunk with a wrong bit anywhere is damaged, and those before it are given")
  func damagedChunk() throws {
    let key = try passphrase("password")
    let text = sample(2 * 65_536)
    let file = try sealed(text, key)
    let layout = try #require(AgeLayout(of: file))
    for (number, chunk) in layout.chunks.enumerated() {
      for place in [chunk.lowerBound, chunk.lowerBound + 40_000, chunk.upperBound - 1] {
        var changed = file
        changed[place] ^= 0x10
        #expect(
          try DuologSealTests.reading(changed, [key])
            == Reading(
              text: Array(text[..<(number * 65_536)]), error: .damaged(.chunk(UInt64(number))),
              openedBy: 0))
      }
    }
  }

  @Test("a header with another code is damaged, even if the file key opens")
  func headerCode() throws {
    let key = try passphrase("password")
    let forger = AgeForger(key)
    let codedText = AgeHeader.codedText(of: [try forger.stanza()])
    for code in [repeated(0, 32), sample(32)] {
      #expect(
        try DuologSealTests.reading(AgeHeader.text(codedText, code: code), [key])
          == Reading(text: [], error: .damaged(.headerCode), openedBy: nil))
    }
  }

  @Test("chunks that changed places, come twice or are missing are refused")
  func order() throws {
    let first: Chunk = (full, 0, false)
    let second: Chunk = (other, 1, false)
    let last: Chunk = (short, 2, true)
    #expect(try reading([first, second, last]).error == nil)
    #expect(try reading([second, first, last]).error == .damaged(.chunk(0)))
    #expect(try reading([first, first, second, last]).error == .damaged(.chunk(1)))
    #expect(try reading([first, first, second, last]).text == full)
    #expect(try reading([second, last]).error == .damaged(.chunk(0)))
    // A last chunk that is short: it might be the beginning of the right one.
    #expect(try reading([first, last]).error == .notYetWhole(.chunk(1)))
    #expect(try reading([first, last]).text == full)
    #expect(try reading([last]).error == .notYetWhole(.chunk(0)))
  }

  @Test("the chunks of another file are refused, under the same passphrase too")
  func otherFile() throws {
    let key = try passphrase("password")
    let one = try sealed(sample(70_000, seed: 1), key)
    let two = try sealed(sample(70_000, seed: 2), key)
    let layout = try #require(AgeLayout(of: one))
    let mixed = Array(one[..<layout.chunks[1].lowerBound] + two[layout.chunks[1]])
    let reading = try DuologSealTests.reading(mixed, [key])
    #expect(reading.text == Array(sample(70_000, seed: 1)[..<65_536]))
    #expect(reading.error == .notYetWhole(.chunk(1)))
  }

  @Test("a payload without a chunk, or of chunks none of which is the last, is not yet whole")
  func noLast() throws {  // stream_no_chunks, stream_no_final, …
    #expect(try reading([]).error == .notYetWhole(.chunk(0)))
    #expect(try reading([(short, 0, false)]) == .init(error: .notYetWhole(.chunk(0)), openedBy: 0))
    #expect(
      try reading([(full, 0, false)])
        == .init(text: full, error: .notYetWhole(.beforeChunk(1)), openedBy: 0))
    #expect(
      try reading([(full, 0, false), (other, 1, false)])
        == .init(text: full + other, error: .notYetWhole(.beforeChunk(2)), openedBy: 0))
  }

  @Test("an empty last chunk is refused after others, and is a whole payload alone")
  func emptyLast() throws {  // stream_last_chunk_empty, stream_empty_payload
    #expect(try reading([([], 0, true)]) == .init(openedBy: 0))
    #expect(
      try reading([(full, 0, false), ([], 1, true)])
        == .init(text: full, error: .damaged(.emptyLastChunk(1)), openedBy: 0))
  }

  @Test("a full last chunk is a whole payload, with others before it and alone")
  func fullLast() throws {  // stream_last_chunk_full, stream_last_chunk_full_second
    #expect(try reading([(full, 0, true)]) == .init(text: full, openedBy: 0))
    #expect(
      try reading([(full, 0, false), (other, 1, true)]) == .init(text: full + other, openedBy: 0))
  }

  @Test("bytes after the last chunk are refused after it")
  func trailing() throws {  // stream_trailing_garbage_…, stream_two_final_chunks_…
    #expect(
      try reading([(full, 0, true)], then: [0])
        == .init(text: full, error: .damaged(.bytesAfterLastChunk(0)), openedBy: 0))
    #expect(
      try reading([(full, 0, false), (other, 1, true)], then: short)
        == .init(text: full + other, error: .damaged(.bytesAfterLastChunk(1)), openedBy: 0))
    #expect(
      try reading([(full, 0, true), (short, 1, true)]).error == .damaged(.bytesAfterLastChunk(0)))
    // After a short chunk they are taken for its rest.
    #expect(try reading([(short, 0, true)], then: [0]).error == .notYetWhole(.chunk(0)))
    #expect(try reading([(short, 0, true)], then: full).error == .damaged(.chunk(0)))
  }

  @Test("a short chunk before the last one is refused")
  func shortChunk() throws {  // stream_short_chunk, stream_short_second_chunk
    #expect(try reading([(short, 0, false), (short, 1, true)]).error == .notYetWhole(.chunk(0)))
    #expect(
      try reading([(full, 0, false), (short, 1, false), (other, 2, true)])
        == .init(text: full, error: .damaged(.chunk(1)), openedBy: 0))
  }

  @Test("another nonce makes other keys, so nothing is given")
  func otherNonce() throws {
    let key = try passphrase("password")
    let forger = AgeForger(key)
    let file =
      try forger.header([forger.stanza()]) + sample(16, seed: 99)
      + forger.chunk(full, 0, isLast: true)
    #expect(try DuologSealTests.reading(file, [key]).error == .damaged(.chunk(0)))
  }
}
