/// The name of a type or a field, prepared for comparison with names in events.
struct ByteName {
  private let bytes: [UInt8]

  init(_ name: String) {
    bytes = Array(name.utf8)
  }

  init(_ name: UnsafeRawBufferPointer) {
    bytes = Array(name)
  }

  /// Whether `name` is the same name. Usually the length decides.
  @inline(__always)
  func matches(_ name: UnsafeRawBufferPointer) -> Bool {
    guard name.count == bytes.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      for index in 0..<bytes.count where bytes[index] != name[index] { return false }
      return true
    }
  }
}
