import DuologSync

/// A sink that keeps what is written in memory.
package struct MemorySink: ByteSink {
  /// Everything written so far.
  package private(set) var bytes: [UInt8] = []

  /// The number of calls of ``write(_:)``.
  package private(set) var writeCount = 0

  /// An empty sink.
  package init() {}

  /// What has been written, decoded as UTF-8.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
    self.bytes.append(contentsOf: bytes)
    writeCount += 1
  }
}
