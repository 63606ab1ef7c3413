/// A new file of the machine's file system, open for writing.
package final class POSIXFileSink: FileSink {
  private let descriptor: FileDescriptor

  init(_ descriptor: FileDescriptor) {
    self.descriptor = descriptor
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try descriptor.write(bytes)
  }

  package func flush() throws(FileError) {
    try descriptor.flush()
  }

  package func close() throws(FileError) {
    try descriptor.close()
  }
}
