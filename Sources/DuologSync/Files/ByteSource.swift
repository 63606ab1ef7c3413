/// Something that bytes are read from, in order and in pieces: a file in the shared folder, or
/// bytes in memory.
///
/// Where bytes come from is kept apart from what they mean, so that a reader of bundles works alike
/// on a file, in a test, and one day behind an envelope that decrypts.
package protocol ByteSource {
  /// Reads the bytes that come next into the front of `buffer` and returns how many there were.
  ///
  /// A short read is no sign of the end: only 0 is, and it comes again at each further call. An
  /// empty `buffer` also gives 0, and moves nothing.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int

  /// Goes back to the first byte, so that the next ``read(into:)`` starts over.
  ///
  /// Does nothing when nothing has been read yet.
  mutating func rewind() throws
}
