/// A regular file of the machine, open to be read.
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
    // Nothing was written that could be lost.
    try? descriptor.close()
  }
}
