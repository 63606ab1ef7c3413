internal import CSeal

/// Bytes that are overwritten when the last reference to them is released.
///
/// They stay in one place for their whole life, so that no copy is left behind when an array grows.
/// Copies that the processor keeps in registers, or spills to the stack, cannot be wiped from here;
/// the C functions that compute with them clear their own stack.
///
/// Not Sendable, because any holder of a reference may write to it.
final class SecretBytes {
  private let storage: UnsafeMutableRawBufferPointer

  /// The number of bytes.
  var count: Int { storage.count }

  /// `count` zeros.
  init(count: Int) {
    storage = .allocate(byteCount: count, alignment: 16)
    storage.initializeMemory(as: UInt8.self, repeating: 0)
  }

  /// A copy of `bytes`.
  convenience init(_ bytes: UnsafeRawBufferPointer) {
    self.init(count: bytes.count)
    storage.copyMemory(from: bytes)
  }

  /// `count` bytes of `randomness`.
  convenience init(count: Int, randomness: inout some RandomNumberGenerator) {
    self.init(count: count)
    storage.fill(from: &randomness)
  }

  deinit {
    SecretBytes.wipe(storage)
    storage.deallocate()
  }

  /// Overwrites `bytes` in a way that compilers do not optimize away.
  static func wipe(_ bytes: UnsafeMutableRawBufferPointer) {
    duolog_wipe(bytes.baseAddress, bytes.count)
  }

  /// Calls `body` with the bytes, which are valid only during the call.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(storage)
  }

  /// Whether both hold the same bytes. The comparison takes a time that depends only on their
  /// number.
  static func areEqual(_ left: SecretBytes, _ right: SecretBytes) -> Bool {
    left.withBytes { left in
      right.withBytes { right in
        areEqualInConstantTime(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
      }
    }
  }
}

/// Whether both hold the same bytes. The comparison takes a time that depends only on their number.
func areEqualInConstantTime(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer)
  -> Bool
{
  left.count == right.count && duolog_equal(left.baseAddress, right.baseAddress, left.count)
}

extension UnsafeMutableRawBufferPointer {
  /// Fills all bytes from `randomness`.
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
