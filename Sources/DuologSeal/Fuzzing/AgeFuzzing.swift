/// The entries for fuzzing: plain functions of bytes, which must come back, in bounded memory,
/// whatever the bytes are.
package enum AgeFuzzing {
  /// All that came of a file.
  package struct Outcome: Hashable, Sendable {
    /// What was authenticated, and no more.
    package let text: [UInt8]
    /// `nil` if the file is whole.
    package let error: AgeReadingError?
    /// Which passphrase opened it, by its place.
    package let openedBy: Int?
  }

  /// Reads a file that comes, and whose text is taken, in pieces of random lengths.
  ///
  /// The outcome must not depend on `pieces`. The text must be the beginning of what was sealed if the
  /// file was made of a sealed one by changing it, and all of it only if there is no error.
  package static func read(
    _ bytes: [UInt8], passphrases: [AgePassphrase], maximumWorkFactor: AgeWorkFactor,
    pieces: inout some RandomNumberGenerator
  ) -> Outcome {
    let reader = AgeReader(passphrases: passphrases, maximumWorkFactor: maximumWorkFactor)
    let output = UnsafeMutableRawBufferPointer.allocate(
      byteCount: longestPiece, alignment: 1)
    defer { output.deallocate() }
    var rest = bytes[...]
    var text: [UInt8] = []
    do {
      while true {
        let room = UnsafeMutableRawBufferPointer(
          rebasing: output.prefix(length(of: &pieces)))
        let count = try reader.read(into: room) { buffer in
          let piece = rest.prefix(min(buffer.count, length(of: &pieces)))
          buffer.copyBytes(from: piece)
          rest = rest.dropFirst(piece.count)
          return piece.count
        }
        if count == 0 { return Outcome(text: text, error: nil, openedBy: reader.openedBy) }
        text += room.prefix(count)
      }
    } catch {
      return Outcome(
        text: text, error: error as? AgeReadingError, openedBy: reader.openedBy)
    }
  }

  /// Parses a header; the error is that of a file which ends after `bytes`, and `nil` means a header
  /// that can be parsed, whoever it is for.
  package static func parseHeader(_ bytes: [UInt8]) -> AgeReadingError? {
    bytes.withUnsafeBytes { bytes -> AgeReadingError? in
      var parser = AgeHeaderParser()
      do throws(AgeReadingError) {
        return try parser.parse(bytes) == nil ? .notYetWhole(.header) : nil
      } catch {
        return error
      }
    }
  }

  /// A sealed file whose text is written in pieces of random lengths: something to begin with.
  package static func seal(
    _ text: [UInt8], passphrase: AgePassphrase, randomness: inout some RandomNumberGenerator
  ) throws(AgeWriter.NotEnoughMemory) -> [UInt8] {
    let writer = try AgeWriter(
      passphrase: passphrase, workFactor: .least, randomness: &randomness)
    var file: [UInt8] = []
    var rest = text[...]
    while !rest.isEmpty {
      let piece = rest.prefix(length(of: &randomness))
      piece.withUnsafeBytes { writer.seal($0) { file += $0 } }
      rest = rest.dropFirst(piece.count)
    }
    writer.finish { file += $0 }
    return file
  }

  private static let longestPiece = 1 << 17

  /// From 1 to 2¹⁷: short and long ones alike, and some around the end of a chunk.
  private static func length(of randomness: inout some RandomNumberGenerator) -> Int {
    switch Int.random(in: 0..<8, using: &randomness) {
    case 0: AgeStream.chunkByteCount + Int.random(in: -17...17, using: &randomness)
    case 1: Int.random(in: 1...longestPiece, using: &randomness)
    default:
      1 + Int.random(in: 0..<(1 << Int.random(in: 0...17, using: &randomness)), using: &randomness)
    }
  }
}
