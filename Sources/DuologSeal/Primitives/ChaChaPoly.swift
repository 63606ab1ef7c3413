internal import CSeal

/// The AEAD of ChaCha20 and Poly1305: RFC 8439, section 2.8.
///
/// A *box* is a text followed by the 16 bytes of its tag, as age writes them.
enum ChaChaPoly {
  /// The number of bytes in a key.
  static let keyByteCount = 32
  /// The number of bytes in a tag.
  static let tagByteCount = 16

  /// The 12 bytes that must differ between any two texts under one key: RFC 8439, section 2.8.
  struct Nonce: Hashable {
    /// The bytes in memory order.
    let words: (first: UInt64, last: UInt32)

    /// Twelve zeros, for a key that seals only one text.
    static let zero = Nonce(first: 0, last: 0)

    /// The nonce whose first eight and last four bytes are these numbers in big-endian order.
    init(first: UInt64, last: UInt32) {
      words = (first.bigEndian, last.bigEndian)
    }

    static func == (left: Nonce, right: Nonce) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) {
      hasher.combine(words.first)
      hasher.combine(words.last)
    }
  }

  /// Encrypts the text of a box in place, and writes its tag after it.
  ///
  /// `box` has at least the 16 bytes of the tag, and `key` has 32. Takes time linear in the number
  /// of bytes.
  static func seal(
    _ box: UnsafeMutableRawBufferPointer, key: SecretBytes, nonce: Nonce,
    additional: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)
  ) {
    with(box, key, nonce) { text, count, tag, key, nonce in
      duolog_aead_seal(
        key, nonce, additional.bytePointer, additional.count, text, count, tag)
    }
  }

  /// Whether the tag of a box is right. If so, its text is decrypted in place; otherwise nothing
  /// changes.
  ///
  /// `box` has at least the 16 bytes of the tag, and `key` has 32. Takes time linear in the number
  /// of bytes.
  static func open(
    _ box: UnsafeMutableRawBufferPointer, key: SecretBytes, nonce: Nonce,
    additional: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)
  ) -> Bool {
    with(box, key, nonce) { text, count, tag, key, nonce in
      duolog_aead_open(
        key, nonce, additional.bytePointer, additional.count, text, count, tag)
    }
  }

  private typealias Bytes = UnsafeMutablePointer<UInt8>

  private static func with<Result>(
    _ box: UnsafeMutableRawBufferPointer, _ key: SecretBytes, _ nonce: Nonce,
    _ body: (
      _ text: Bytes, _ count: Int, _ tag: Bytes, _ key: UnsafePointer<UInt8>?,
      _ nonce: UnsafePointer<UInt8>?
    ) -> Result
  ) -> Result {
    precondition(key.count == keyByteCount, "A key of ChaCha20 has 32 bytes.")
    guard box.count >= tagByteCount, let start = box.baseAddress else {
      preconditionFailure("A box holds a tag.")
    }
    let text = start.assumingMemoryBound(to: UInt8.self)
    let count = box.count - tagByteCount
    return key.withBytes { key in
      withUnsafeBytes(of: nonce.words) { nonce in
        body(
          text, count, text + count, UnsafeRawBufferPointer(key).bytePointer, nonce.bytePointer)
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The first byte, for functions in C.
  var bytePointer: UnsafePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}
