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

  package func rewind() throws(FileError) {
    try descriptor.seekToStart()
  }

  package func close() {
    // An error loses nothing, since nothing was written.
    try? descriptor.close()
  }
}
