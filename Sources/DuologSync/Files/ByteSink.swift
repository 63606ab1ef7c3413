/// Something that bytes are written to, in order: a file being made in the shared folder, or memory.
///
/// A sink does not buffer: each call may be a system call, so the caller gathers bytes into pieces
/// of a size worth one.
package protocol ByteSink {
  /// Appends all of `bytes`, or throws; after an error, how many of them arrived is unknown.
  ///
  /// Does nothing when `bytes` is empty.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}
