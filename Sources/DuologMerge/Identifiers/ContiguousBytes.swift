extension Collection<UInt8> {
  /// Calls `body` with all bytes in one piece: in place if they are contiguous, as in strings,
  /// arrays and buffers; otherwise in a copy (on the stack if it is small).
  @inlinable
  func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if let result = withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) {
      return result
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { copy in
      _ = copy.initialize(from: self)
      return body(UnsafeRawBufferPointer(copy))
    }
  }
}
