import DuologSync

/// A source over bytes in memory, which can hand them out in pieces as small as a test wants.
package struct MemorySource: ByteSource {
  /// What a full reading gives.
  package let bytes: [UInt8]

  /// The most bytes that one call of ``read(into:)`` gives.
  package let largestRead: Int

  private var position = 0

  /// A source of `bytes`, at most `largestRead` (1 or more) of them a call.
  package init(_ bytes: [UInt8], largestRead: Int = .max) {
    precondition(largestRead > 0, "a source that never gives a byte would seem to be at its end")
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
