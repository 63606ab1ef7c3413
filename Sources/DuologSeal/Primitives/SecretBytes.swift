internal import CSeal

/// Bytes that are overwritten when the last reference to them goes.
///
/// They lie in one place from the beginning to the end, so that no copy of them stays behind when an
/// array grows. What a processor keeps of them in registers, and puts on a stack between, is out of
/// reach; the functions in C that compute with them clear their own stack.
///
/// Not Sendable: whoever holds it may write to it.
final class SecretBytes {
  private let storage: UnsafeMutableRawBufferPointer

  /// The number of bytes.
  var count: Int { storage.count }

  /// So many zeros.
  init(count: Int) {
    storage = .allocate(byteCount: count, alignment: 16)
    storage.initializeMemory(as: UInt8.self, repeating: 0)
  }

  /// A copy of `bytes`.
  convenience init(_ bytes: UnsafeRawBufferPointer) {
    self.init(count: bytes.count)
    storage.copyMemory(from: bytes)
  }

  /// So many bytes of `randomness`.
  convenience init(count: Int, randomness: inout some RandomNumberGenerator) {
    self.init(count: count)
    storage.fill(from: &randomness)
  }

  deinit {
    SecretBytes.wipe(storage)
    storage.deallocate()
  }

  /// Overwrites `bytes` in a way that no compiler leaves out.
  static func wipe(_ bytes: UnsafeMutableRawBufferPointer) {
    duolog_wipe(bytes.baseAddress, bytes.count)
  }

  /// Calls `body` with the bytes, which are there during the call.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(storage)
  }

  /// Whether both hold the same bytes, in a time that depends on their number alone.
  static func areEqual(_ left: SecretBytes, _ right: SecretBytes) -> Bool {
    left.withBytes { left in
      right.withBytes { right in
        areEqualInConstantTime(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
      }
    }
  }
}

/// Whether both hold the same bytes, in a time that depends on their number alone.
func areEqualInConstantTime(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer)
  -> Bool
{
  left.count == right.count && duolog_equal(left.baseAddress, right.baseAddress, left.count)
}

extension UnsafeMutableRawBufferPointer {
  /// Fills all of it with bytes of `randomness`.
  func fill(from randomness: inout some RandomNumberGenerator) {
    var rest = self[...]
    while !rest.isEmpty {
      let word = randomness.next()
      let part = rest.prefix(MemoryLayout.size(ofValue: word))
      withUnsafeBytes(of: word) { bytes in
        UnsafeMutableRawBufferPointer(rebasing: part)
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.prefix(part.count)))
      }
      rest = rest.dropFirst(part.count)
    }
  }
}
