/// Parses the header of an age file whose bytes come in pieces: C2SP age.md, "ABNF definition of
/// file header" (https://c2sp.org/age).
///
/// Looks at each byte once, and holds no more than the limits below.
struct AgeHeaderParser {
  /// The longest line, without its end. The longest that age itself defines has about 1,700
  /// characters: an argument of 1,665 bytes in base 64, for post-quantum keys.
  static let maximumLineByteCount = 3_000
  /// The longest header. A header for a passphrase has about 150 bytes; this has room for forty
  /// recipients.
  static let maximumByteCount = 8_192

  /// What the next line may be.
  private enum Expected {
    case version
    /// The first line of a stanza, or the code if there has been one.
    case stanza
    /// The next line of a body.
    case body
  }

  private var expected = Expected.version
  private var stanzas: [AgeHeader.Stanza] = []
  /// Where the current line begins, and how far it has been searched for its end.
  private var lineStart = 0
  private var searched = 0
  private var lineNumber = 1

  /// The header, if `bytes`, which are the beginning of the file, contain all of it; `nil` if more
  /// bytes are needed.
  ///
  /// Each call gets at least the bytes of the previous one. Throws as soon as it is certain that
  /// the bytes cannot become a header. Takes time linear in the number of new bytes.
  mutating func parse(_ bytes: UnsafeRawBufferPointer) throws(AgeReadingError) -> AgeHeader? {
    while let end = bytes[searched...].firstIndex(of: AgeHeader.lineFeed) {
      let line = UnsafeRawBufferPointer(rebasing: bytes[lineStart..<end])
      try check(line.count, before: end + 1)
      if let code = try read(line) {
        return AgeHeader(
          stanzas: stanzas, code: code, codedByteCount: lineStart + AgeHeader.codeMark.count,
          byteCount: end + 1)
      }
      lineStart = end + 1
      searched = lineStart
      lineNumber += 1
    }
    searched = bytes.count
    if case .version = expected, !AgeHeader.versionLine.starts(with: bytes) {
      throw .notSealed
    }
    try check(bytes.count - lineStart, before: bytes.count)
    return nil
  }

  private func check(_ lineByteCount: Int, before end: Int) throws(AgeReadingError) {
    if case .version = expected { return }
    guard lineByteCount <= Self.maximumLineByteCount else { throw .tooMuchAsked(.headerLine) }
    guard end <= Self.maximumByteCount else { throw .tooMuchAsked(.header) }
  }

  /// Reads a whole line; returns the code if it is the last one.
  private mutating func read(_ line: UnsafeRawBufferPointer) throws(AgeReadingError) -> [UInt8]? {
    switch expected {
    case .version:
      guard line.elementsEqual(AgeHeader.versionLine) else { throw .notSealed }
      expected = .stanza
    case .stanza:
      if line.starts(with: AgeHeader.codeMark) { return try code(in: line) }
      guard line.starts(with: AgeHeader.arrow) else { throw .damaged(.headerLine(lineNumber)) }
      stanzas.append(AgeHeader.Stanza(arguments: try arguments(in: line), body: []))
      expected = .body
    case .body:
      guard line.count <= AgeHeader.bodyColumns, let bytes = UnpaddedBase64.decode(line) else {
        throw .damaged(.headerLine(lineNumber))
      }
      stanzas[stanzas.count - 1].body += bytes
      if line.count < AgeHeader.bodyColumns { expected = .stanza }
    }
    return nil
  }

  private func arguments(in line: UnsafeRawBufferPointer) throws(AgeReadingError) -> [[UInt8]] {
    let words = line.dropFirst(AgeHeader.arrow.count)
      .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    // VCHAR of RFC 5234, appendix B.1.
    let visible = UInt8(ascii: "!")...UInt8(ascii: "~")
    guard words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(visible.contains) }) else {
      throw .damaged(.headerLine(lineNumber))
    }
    return words.map { Array($0) }
  }

  private func code(in line: UnsafeRawBufferPointer) throws(AgeReadingError) -> [UInt8] {
    let text = line.dropFirst(AgeHeader.codeMark.count)
    guard !stanzas.isEmpty, text.first == UInt8(ascii: " "),
      let code = UnpaddedBase64.decode(text.dropFirst()), code.count == HMACSHA256.byteCount
    else { throw .damaged(.headerLine(lineNumber)) }
    return code
  }
}
