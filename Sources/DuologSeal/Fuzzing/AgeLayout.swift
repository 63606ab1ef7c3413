/// The positions of a sealed file's parts, as far as they are visible without a key, for tests that
/// cut, swap and repeat them.
package struct AgeLayout: Hashable, Sendable {
  /// The header.
  package let header: Range<Int>
  /// The nonce of the payload.
  package let nonce: Range<Int>
  /// The sealed chunks, each with its tag; the last one is shorter, or as long as the others.
  package let chunks: [Range<Int>]

  /// Fails unless `bytes` begin with a header that can be parsed and a nonce, followed by at least
  /// one more byte.
  package init?(of bytes: [UInt8]) {
    var parser = AgeHeaderParser()
    guard
      let parsed = bytes.withUnsafeBytes({ bytes in try? parser.parse(bytes) }),
      bytes.count > parsed.byteCount + AgeFileKey.nonceByteCount
    else { return nil }
    header = 0..<parsed.byteCount
    nonce = header.upperBound..<(header.upperBound + AgeFileKey.nonceByteCount)
    let size = AgeStream.sealedChunkByteCount
    chunks = stride(from: nonce.upperBound, to: bytes.count, by: size).map { start in
      start..<min(start + size, bytes.count)
    }
  }
}
