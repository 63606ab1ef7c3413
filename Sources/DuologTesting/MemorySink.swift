import DuologSync

/// A sink that keeps in memory what is written to it.
package struct MemorySink: ByteSink {
  /// All that has been written so far.
  package private(set) var bytes: [UInt8] = []

  /// How many calls of ``write(_:)`` there were.
  package private(set) var writeCount = 0

  /// An empty sink.
  package init() {}

  /// What has been written, read as UTF-8.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
    self.bytes.append(contentsOf: bytes)
    writeCount += 1
  }
}
