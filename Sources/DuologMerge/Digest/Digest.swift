/// A SHA-256 digest: 256 bits.
public struct Digest: Hashable, Sendable {
  /// The digest as four big-endian words, first bytes first.
  public let words: Words

  /// Four words; a struct, so that the digest is hashable without a hand-written conformance.
  public struct Words: Hashable, Sendable {
    /// Bytes 0 to 7.
    public let first: UInt64
    /// Bytes 8 to 15.
    public let second: UInt64
    /// Bytes 16 to 23.
    public let third: UInt64
    /// Bytes 24 to 31.
    public let fourth: UInt64

    @inlinable
    init(first: UInt64, second: UInt64, third: UInt64, fourth: UInt64) {
      self.first = first
      self.second = second
      self.third = third
      self.fourth = fourth
    }
  }

  /// The number of bytes.
  public static let byteCount = 32

  /// The length of the text form.
  public static let textLength = 64

  /// The digest made of four big-endian words.
  @inlinable
  public init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    words = Words(first: first, second: second, third: third, fourth: fourth)
  }
}

extension Digest {
  /// Fails unless there are exactly 32 bytes.
  public init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Digest.byteCount else { return nil }
    func word(_ offset: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    self.init(word(0), word(8), word(16), word(24))
  }

  /// Fails unless there are exactly 32 bytes.
  @inlinable
  public init?(bytes: some Collection<UInt8>) {
    guard let digest = bytes.withContiguousBytes({ Digest(bytes: $0) }) else { return nil }
    self = digest
  }

  /// Calls `body` with the 32 bytes, which are valid during the call.
  @inlinable
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let bytes = (
      words.first.bigEndian, words.second.bigEndian, words.third.bigEndian, words.fourth.bigEndian
    )
    return try withUnsafePointer(to: bytes) { pointer throws(Failure) in
      try body(UnsafeRawBufferPointer(start: pointer, count: Digest.byteCount))
    }
  }

  /// Writes the 32 bytes to the beginning of `buffer`, which must have room for them.
  @inlinable
  public func copyBytes(to buffer: UnsafeMutableRawBufferPointer) {
    withBytes { buffer.copyMemory(from: $0) }
  }
}

extension Digest {
  /// The first 32 bits, used in the names of branches and files.
  @inlinable
  public var beginning: UInt32 { UInt32(truncatingIfNeeded: words.first >> 32) }
}

extension Digest: Comparable {
  /// Orders digests by their bytes.
  @inlinable
  public static func < (left: Digest, right: Digest) -> Bool {
    (left.words.first, left.words.second, left.words.third, left.words.fourth)
      < (right.words.first, right.words.second, right.words.third, right.words.fourth)
  }
}

extension Digest: LosslessStringConvertible {
  /// Fails unless `description` is 64 hexadecimal digits in lower case.
  public init?(_ description: String) {
    self.init(hex: description.utf8)
  }

  /// Fails unless `text` is 64 hexadecimal digits in lower case.
  public init?(hex text: UnsafeRawBufferPointer) {
    guard text.count == Digest.textLength else { return nil }
    func word(_ offset: Int) -> UInt64? {
      HexDigit.decode(UnsafeRawBufferPointer(rebasing: text[offset..<(offset + 16)]))
    }
    guard let first = word(0), let second = word(16), let third = word(32), let fourth = word(48)
    else { return nil }
    self.init(first, second, third, fourth)
  }

  /// Fails unless `text` is 64 hexadecimal digits in lower case.
  @inlinable
  public init?(hex text: some Collection<UInt8>) {
    guard let digest = text.withContiguousBytes({ Digest(hex: $0) }) else { return nil }
    self = digest
  }

  /// 64 hexadecimal digits in lower case.
  public var description: String {
    HexDigit.text(of: words.first, width: 16) + HexDigit.text(of: words.second, width: 16)
      + HexDigit.text(of: words.third, width: 16) + HexDigit.text(of: words.fourth, width: 16)
  }
}
