/// A regular file of the machine's file system, open for reading.
package final class POSIXFileSource: FileSource {
  private let descriptor: FileDescriptor
  package let status: FileStatus

  init(_ descriptor: FileDescriptor, status: FileStatus) {
    self.descriptor = descriptor
    self.status = status
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    try descriptor.read(into: buffer)
  }

  /// The bytes from `offset` on: `count` of them, or as many as there are.
  func bytes(from offset: Int64, count: Int) throws(FileError) -> [UInt8] {
    let offset = max(offset, 0)
    let wanted = max(min(Int64(count), status.fingerprint.size - offset), 0)
    var bytes = [UInt8](repeating: 0, count: Int(wanted))
    var filled = 0
    while filled < bytes.count {
      let outcome = bytes.withUnsafeMutableBytes { buffer in
        Result { () throws(FileError) in
          try descriptor.read(
            into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]),
            from: offset + Int64(filled))
        }
      }
      let count = try outcome.get()
      if count == 0 { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  package func rewind() throws(FileError) {
    try descriptor.seekToStart()
  }

  package func close() {
    // An error loses nothing, since nothing was written.
    try? descriptor.close()
  }
}
