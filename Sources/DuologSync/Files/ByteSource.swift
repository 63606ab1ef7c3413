/// Something that bytes are read from, in order and in pieces: a file in the shared folder, or
/// bytes in memory.
///
/// A reader of bundles works the same on a file, in a test, and one day behind an envelope that
/// decrypts.
package protocol ByteSource {
  /// Reads the next bytes into the front of `buffer` and returns how many there were.
  ///
  /// A short read does not mean the end. Only 0 does, and further calls return it again. An empty
  /// `buffer` also returns 0 and moves nothing.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int

  /// Goes back to the first byte, so that the next ``read(into:)`` starts over.
  mutating func rewind() throws
}
