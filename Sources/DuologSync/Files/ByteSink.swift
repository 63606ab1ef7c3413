/// Something that bytes are written to in order: a new file in the shared folder, or memory.
///
/// A sink does not buffer. Each call may be a system call, so the caller should write large pieces.
package protocol ByteSink {
  /// Appends all of `bytes`, or throws. After an error it is unknown how many of them were written.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}
