/// A passphrase that opens and makes sealed files. It is a secret.
///
/// Its bytes are overwritten when the last reference is released. No description, mirror or written
/// form shows them. Comparing two passphrases takes a time that depends only on their lengths.
package final class AgePassphrase: Sendable {
  // Nothing writes to it after initialization.
  nonisolated(unsafe) private let secret: SecretBytes

  /// The passphrase whose UTF-8 is `text`, as in `AgePassphrase(line.utf8)`; `nil` if that is
  /// empty, which `age` refuses too.
  package convenience init?(_ text: some Collection<UInt8>) {
    guard !text.isEmpty else { return nil }
    self.init(nonempty: text)
  }

  /// - Precondition: `text` is not empty.
  init(nonempty text: some Collection<UInt8>) {
    precondition(!text.isEmpty, "A passphrase is not empty.")
    secret = SecretBytes(count: text.count)
    secret.withBytes { bytes in
      for (index, byte) in zip(bytes.indices, text) { bytes[index] = byte }
    }
  }

  /// Calls `body` with the bytes, which are valid only during the call.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    secret.withBytes { body(UnsafeRawBufferPointer($0)) }
  }
}

extension AgePassphrase: Equatable {
  package static func == (left: AgePassphrase, right: AgePassphrase) -> Bool {
    SecretBytes.areEqual(left.secret, right.secret)
  }
}

extension AgePassphrase: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "a passphrase" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
