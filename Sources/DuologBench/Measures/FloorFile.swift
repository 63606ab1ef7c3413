import CFloor

/// Writes files the way the floor does.
enum FloorFile {
  /// Writes `bytes` to a new file, and flushes it and its directory.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let code = bytes.withUnsafeBytes { buffer in
      floor_write(path, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard code == 0 else { throw BenchFailure("\(path) could not be written.") }
  }
}
