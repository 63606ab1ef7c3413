/// The key of one file, never used for another: C2SP age.md, "File key" (https://c2sp.org/age).
struct AgeFileKey {
  /// The bytes of a file key.
  static let byteCount = 16
  /// The bytes of a payload's nonce.
  static let nonceByteCount = 16

  let secret: SecretBytes

  /// The code that authenticates the coded part of a header: age.md, "Header MAC".
  func code(over codedText: UnsafeRawBufferPointer) -> [UInt8] {
    let key = HKDFSHA256.derive(
      from: secret, salt: [], info: "header".utf8, count: HMACSHA256.byteCount)
    let hmac = key.withBytes { HMACSHA256(key: UnsafeRawBufferPointer($0)) }
    hmac.update(codedText)
    var code = [UInt8](repeating: 0, count: HMACSHA256.byteCount)
    code.withUnsafeMutableBytes { hmac.finish(into: $0) }
    return code
  }

  /// Whether `code` is the code over the coded part of a header. The comparison takes constant
  /// time: an attacker who could measure how much of a guess is right could forge the code of a
  /// header.
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
