/// The key derivation HKDF (RFC 5869, https://www.rfc-editor.org/rfc/rfc5869) with SHA-256.
enum HKDFSHA256 {
  /// A key of `count` bytes, at most 8,160 (255 codes), for the purpose `info`, from a secret that
  /// does not have to be uniform. An empty salt counts as 32 zeros: RFC 5869, section 2.2.
  static func derive(
    from secret: SecretBytes, salt: some Collection<UInt8>, info: some Collection<UInt8>,
    count: Int
  ) -> SecretBytes {
    expand(extract(secret, salt: Array(salt)), info: Array(info), count: count)
  }

  /// HKDF-Extract: RFC 5869, section 2.2.
  static func extract(_ secret: SecretBytes, salt: [UInt8]) -> SecretBytes {
    let code = salt.withUnsafeBytes { HMACSHA256(key: $0) }
    secret.withBytes { code.update(UnsafeRawBufferPointer($0)) }
    let key = SecretBytes(count: HMACSHA256.byteCount)
    key.withBytes { code.finish(into: $0) }
    return key
  }

  /// HKDF-Expand: RFC 5869, section 2.3. `key` is at least 32 bytes long.
  static func expand(_ key: SecretBytes, info: [UInt8], count: Int) -> SecretBytes {
    precondition(count <= 255 * HMACSHA256.byteCount, "HKDF gives at most 255 codes.")
    let code = key.withBytes { HMACSHA256(key: UnsafeRawBufferPointer($0)) }
    let output = SecretBytes(count: count)
    let block = SecretBytes(count: HMACSHA256.byteCount)
    output.withBytes { output in
      block.withBytes { block in
        var rest = output[...]
        var number: UInt8 = 1
        while !rest.isEmpty {
          if number > 1 { code.update(UnsafeRawBufferPointer(block)) }
          info.withUnsafeBytes { code.update($0) }
          withUnsafeBytes(of: number) { code.update($0) }
          code.finish(into: block)
          let part = UnsafeMutableRawBufferPointer(rebasing: rest.prefix(block.count))
          part.copyMemory(from: UnsafeRawBufferPointer(rebasing: block.prefix(part.count)))
          rest = rest.dropFirst(part.count)
          number &+= 1
        }
      }
    }
    return output
  }
}
