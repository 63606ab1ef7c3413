extension [UInt8] {
  /// Whether `part`, which is not empty, occurs in it. A run looks for some words in every file that
  /// is written, and generic searches spend most of their time on indices.
  func contains(part: some Collection<UInt8>) -> Bool {
    let part = Array(part)
    return withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { part in
        guard let first = part.first, part.count <= bytes.count else { return false }
        return (0...bytes.count - part.count).contains { start in
          bytes[start] == first && part.indices.allSatisfy { bytes[start + $0] == part[$0] }
        }
      }
    }
  }
}
