import DuologSync

/// A source of bytes in memory that can deliver them in small pieces.
package struct MemorySource: ByteSource {
  /// The bytes of a complete reading.
  package let bytes: [UInt8]

  /// The most bytes that one call of ``read(into:)`` returns.
  package let largestRead: Int

  private var position = 0

  /// A source of `bytes` that delivers at most `largestRead` (1 or more) of them per call.
  package init(_ bytes: [UInt8], largestRead: Int = .max) {
    precondition(largestRead > 0, "a source that never returns a byte would seem to be at its end")
    self.bytes = bytes
    self.largestRead = largestRead
  }

  /// A source of the UTF-8 bytes of `text`.
  package init(_ text: String, largestRead: Int = .max) {
    self.init(Array(text.utf8), largestRead: largestRead)
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = min(buffer.count, bytes.count - position, largestRead)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }

  package mutating func rewind() throws {
    position = 0
  }
}
