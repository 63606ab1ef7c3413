/// The entry points for fuzzing: plain functions of bytes, which must return, in bounded memory,
/// for any input.
package enum AgeFuzzing {
  /// Everything that reading a file gave.
  package struct Outcome: Hashable, Sendable {
    /// The authenticated text, and nothing else.
    package let text: [UInt8]
    /// The error; `nil` if the file is complete.
    package let error: AgeReadingError?
    /// The index of the passphrase that opened it.
    package let openedBy: Int?
  }

  /// Reads a file in pieces of random lengths, and takes its text in pieces of random lengths.
  ///
  /// The outcome must not depend on `pieces`. If the file is a changed copy of a sealed one, the
  /// text must be a prefix of what was sealed, and may be all of it only if there is no error.
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

  /// Parses a header. Returns the error for a file that ends after `bytes`; `nil` means that the
  /// header can be parsed, for whatever recipients.
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

  /// A sealed file whose text is written in pieces of random lengths, as a starting point for
  /// fuzzing.
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

  /// A length from 1 to 2¹⁷: short, long, and sometimes close to the end of a chunk.
  private static func length(of randomness: inout some RandomNumberGenerator) -> Int {
    switch Int.random(in: 0..<8, using: &randomness) {
    case 0: AgeStream.chunkByteCount + Int.random(in: -17...17, using: &randomness)
    case 1: Int.random(in: 1...longestPiece, using: &randomness)
    default:
      1 + Int.random(in: 0..<(1 << Int.random(in: 0...17, using: &randomness)), using: &randomness)
    }
  }
}
