import DuologSeal

/// Seals what is written to it with a key, and writes the sealed file to another sink.
///
/// Every file has a file key of its own, so nothing is ever sealed twice in the same way.
final class SealedSink<Base: ByteSink>: ByteSink {
  private(set) var base: Base
  private let writer: AgeWriter

  init(_ base: Base, key: JournalKey, randomness: inout some RandomNumberGenerator) throws {
    self.base = base
    do {
      writer = try AgeWriter(
        passphrase: key.passphrase, workFactor: .least, randomness: &randomness)
    } catch {
      throw FileError(operation: .create, path: "a sealed file", code: .ioError)
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try writer.seal(bytes) { try base.write($0) }
  }

  /// Writes the rest. Without it, the file is not whole.
  func finish() throws {
    try writer.finish { try base.write($0) }
  }
}
