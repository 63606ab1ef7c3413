import Testing

@testable import DuologSeal

/// The passphrase that is `text`.
func passphrase(_ text: String) throws -> AgePassphrase {
  try #require(AgePassphrase(text.utf8))
}

/// What came of reading a file in pieces of at most these lengths.
struct Reading: Hashable {
  var text: [UInt8] = []
  /// `nil` if the file is whole.
  var error: AgeReadingError?
  var openedBy: Int?
}

/// Reads a file whose bytes come in pieces of at most `inputPiece`, into pieces of `outputPiece`.
func reading(
  _ file: [UInt8], _ passphrases: [AgePassphrase], maximum: AgeWorkFactor = .least,
  inputPiece: Int = .max, outputPiece: Int = 70_000
) throws -> Reading {
  let reader = AgeReader(passphrases: passphrases, maximumWorkFactor: maximum)
  return try reading(file, by: reader, inputPiece: inputPiece, outputPiece: outputPiece)
}

/// Reads a file by a reader that is at its beginning, and checks that its ending stays.
func reading(
  _ file: [UInt8], by reader: AgeReader, inputPiece: Int = .max, outputPiece: Int = 70_000
) throws -> Reading {
  var rest = file[...]
  var output = repeated(0, outputPiece)
  func next() throws -> Int {
    try output.withUnsafeMutableBytes { output in
      try reader.read(into: output) { buffer in
        #expect(!buffer.isEmpty)
        let piece = rest.prefix(min(inputPiece, buffer.count))
        buffer.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
      }
    }
  }
  var reading = Reading()
  do {
    while true {
      let count = try next()
      if count == 0 { break }
      reading.text += output[..<count]
    }
    #expect(try next() == 0, "The end comes again.")
  } catch let error as AgeReadingError {
    #expect(throws: error) { try next() }
    reading.error = error
  }
  reading.openedBy = reader.openedBy
  return reading
}

/// A sealed file whose text is written in pieces of at most `piece`.
func sealed(
  _ text: [UInt8], _ passphrase: AgePassphrase, workFactor: AgeWorkFactor = .least,
  piece: Int = .max
) throws -> [UInt8] {
  var randomness = SystemRandomNumberGenerator()
  let writer = try AgeWriter(
    passphrase: passphrase, workFactor: workFactor, randomness: &randomness)
  var file: [UInt8] = []
  var rest = text[...]
  while !rest.isEmpty {
    let next = rest.prefix(piece)
    next.withUnsafeBytes { bytes in writer.seal(bytes) { file += $0 } }
    rest = rest.dropFirst(next.count)
  }
  writer.finish { file += $0 }
  return file
}

/// Makes files with the right keys and anything wrong that somebody who has them can make wrong.
struct AgeForger {
  let fileKey: AgeFileKey
  let nonce: [UInt8]
  let passphrase: AgePassphrase

  init(_ passphrase: AgePassphrase, fileKey: [UInt8] = sample(16, seed: 1)) {
    self.fileKey = AgeFileKey(secret: SecretBytes(copying: fileKey))
    self.passphrase = passphrase
    nonce = sample(16, seed: 2)
  }

  /// A stanza of which everything is right.
  func stanza(workFactor: AgeWorkFactor = .least) throws -> AgeHeader.Stanza {
    try ScryptStanza(
      sealing: fileKey, under: passphrase, workFactor: workFactor, salt: sample(16, seed: 3)
    ).stanza
  }

  /// A header of these stanzas, with the right code.
  func header(_ stanzas: [AgeHeader.Stanza]) -> [UInt8] {
    header(codedText: AgeHeader.codedText(of: stanzas))
  }

  /// A header of this text, with the right code.
  func header(codedText: [UInt8]) -> [UInt8] {
    AgeHeader.text(codedText, code: codedText.withUnsafeBytes { fileKey.code(over: $0) })
  }

  /// A header of which everything is right, and the nonce.
  func beginning() throws -> [UInt8] {
    header([try stanza()]) + nonce
  }

  /// A chunk of any size, sealed with this number and this flag.
  func chunk(_ text: [UInt8], _ number: UInt64, isLast: Bool) -> [UInt8] {
    var box = text + repeated(0, 16)
    let stream = AgeStream(payloadKey: fileKey.payloadKey(nonce: nonce))
    box.withUnsafeMutableBytes { stream.seal($0, number: number, isLast: isLast) }
    return box
  }
}
