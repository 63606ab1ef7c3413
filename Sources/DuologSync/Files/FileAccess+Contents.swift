extension FileAccess {
  /// The bytes of the small file `path`; `nil` if there are more than `limit`.
  ///
  /// - Throws: ``FileError``, like ``openForReading(_:)``.
  package func contents(of path: String, limit: Int) throws -> [UInt8]? {
    var source = try openForReading(path)
    defer { source.close() }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count <= limit {
      let read = try bytes.withUnsafeMutableBytes { buffer in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      }
      if read == 0 { break }
      count += read
    }
    return count > limit ? nil : Array(bytes.prefix(count))
  }
}
