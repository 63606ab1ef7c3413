/// The key of one file, which is used for no other: C2SP age.md, "File key" (https://c2sp.org/age).
struct AgeFileKey {
  /// The bytes of a file key.
  static let byteCount = 16
  /// The bytes of a payload's nonce.
  static let nonceByteCount = 16

  let secret: SecretBytes

  /// The code over the coded part of a header: age.md, "Header MAC".
  func code(over codedText: UnsafeRawBufferPointer) -> [UInt8] {
    let key = HKDFSHA256.derive(
      from: secret, salt: [], info: "header".utf8, count: HMACSHA256.byteCount)
    let hmac = key.withBytes { HMACSHA256(key: UnsafeRawBufferPointer($0)) }
    hmac.update(codedText)
    var code = [UInt8](repeating: 0, count: HMACSHA256.byteCount)
    code.withUnsafeMutableBytes { hmac.finish(into: $0) }
    return code
  }

  /// Whether `code` is the code over the coded part of a header. In constant time: whoever could
  /// measure how much of a guess is right would find the code of a header of their own.
  func isRight(_ code: [UInt8], over codedText: UnsafeRawBufferPointer) -> Bool {
    let expected = self.code(over: codedText)
    return expected.withUnsafeBytes { expected in
      code.withUnsafeBytes { areEqualInConstantTime(expected, $0) }
    }
  }

  /// The key of the payload with this nonce: age.md, "Payload".
  func payloadKey(nonce: some Collection<UInt8>) -> SecretBytes {
    HKDFSHA256.derive(
      from: secret, salt: nonce, info: "payload".utf8, count: ChaChaPoly.keyByteCount)
  }
}
