/// The key derivation PBKDF2 (RFC 8018, section 5.2, https://www.rfc-editor.org/rfc/rfc8018) with
/// HMAC-SHA256.
enum PBKDF2SHA256 {
  /// A key of `count` bytes from a password and a salt. Takes time linear in `iterations`, which is
  /// at least 1, and in the number of 32-byte blocks in `count`.
  static func derive(
    password: UnsafeRawBufferPointer, salt: UnsafeRawBufferPointer, iterations: Int, count: Int
  ) -> SecretBytes {
    precondition(iterations >= 1, "PBKDF2 iterates at least once.")
    let code = HMACSHA256(key: password)
    let output = SecretBytes(count: count)
    let block = SecretBytes(count: HMACSHA256.byteCount)
    let sum = SecretBytes(count: HMACSHA256.byteCount)
    output.withBytes { output in
      block.withBytes { block in
        sum.withBytes { sum in
          var rest = output[...]
          var number: UInt32 = 1
          while !rest.isEmpty {
            code.update(salt)
            withUnsafeBytes(of: number.bigEndian) { code.update($0) }
            code.finish(into: block)
            sum.copyMemory(from: UnsafeRawBufferPointer(block))
            for _ in 1..<iterations {
              code.update(UnsafeRawBufferPointer(block))
              code.finish(into: block)
              for index in sum.indices { sum[index] ^= block[index] }
            }
            let part = UnsafeMutableRawBufferPointer(rebasing: rest.prefix(sum.count))
            part.copyMemory(from: UnsafeRawBufferPointer(rebasing: sum.prefix(part.count)))
            rest = rest.dropFirst(part.count)
            number += 1
          }
        }
      }
    }
    return output
  }
}
