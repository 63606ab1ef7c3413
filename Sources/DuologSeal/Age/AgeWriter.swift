/// Makes a sealed file: an age file in its binary form, version 1, that one passphrase opens
/// (https://c2sp.org/age).
///
///     let writer = try AgeWriter(passphrase: key, workFactor: .least, randomness: &randomness)
///     try writer.seal(bytes) { try sink.write($0) }      // as often as there is more
///     try writer.finish { try sink.write($0) }           // without it, the file never becomes whole
///
/// Each writer makes one file, with a file key of its own. Memory: one chunk of 64 KiB. Any text
/// and keys that it holds are overwritten when the last reference is released. If the closure
/// throws, the file is lost: nothing more may be sealed.
///
/// Not Sendable, because it has mutable state.
package final class AgeWriter {
  /// scrypt needs more memory than is available: 2 to the power of the work factor, in KiB.
  package struct NotEnoughMemory: Error, Hashable {
    package let workFactor: AgeWorkFactor
  }

  private enum State {
    case open
    case finished
    /// The closure threw an error, or it is running.
    case spoiled
  }

  private let stream: AgeStream
  /// The header and the nonce, then the chunk that is being filled, then room for its tag.
  private let buffer: SecretBytes
  private let chunkStart: Int
  private var filled = 0
  private var nextNumber: UInt64 = 0
  private var state = State.open

  /// Starts a file: 48 bytes of `randomness` become the file key, the salt and the nonce.
  ///
  /// `randomness` must be the system's, except in tests: anybody who can guess it can read the
  /// file. Takes as much time and memory as ``AgeWorkFactor`` says; throws if there is not enough
  /// memory.
  package init(
    passphrase: AgePassphrase, workFactor: AgeWorkFactor,
    randomness: inout some RandomNumberGenerator
  ) throws(NotEnoughMemory) {
    let fileKey = AgeFileKey(
      secret: SecretBytes(count: AgeFileKey.byteCount, randomness: &randomness))
    var salt = [UInt8](repeating: 0, count: ScryptStanza.saltByteCount)
    salt.withUnsafeMutableBytes { $0.fill(from: &randomness) }
    var nonce = [UInt8](repeating: 0, count: AgeFileKey.nonceByteCount)
    nonce.withUnsafeMutableBytes { $0.fill(from: &randomness) }

    let stanza: AgeHeader.Stanza
    do {
      stanza = try ScryptStanza(
        sealing: fileKey, under: passphrase, workFactor: workFactor, salt: salt
      ).stanza
    } catch {
      throw NotEnoughMemory(workFactor: workFactor)
    }
    let codedText = AgeHeader.codedText(of: [stanza])
    let code = codedText.withUnsafeBytes { fileKey.code(over: $0) }
    let beginning = AgeHeader.text(codedText, code: code) + nonce

    stream = AgeStream(payloadKey: fileKey.payloadKey(nonce: nonce))
    buffer = SecretBytes(count: beginning.count + AgeStream.sealedChunkByteCount)
    buffer.withBytes { $0.copyBytes(from: beginning) }
    chunkStart = beginning.count
  }

  /// Appends any number of `bytes` to the text, and passes what has been sealed to `emit`, which is
  /// called zero or more times with at most 65,800 bytes.
  ///
  /// Does nothing if there are no bytes. Calling it after ``finish(to:)``, or after `emit` has
  /// thrown, is a programming error and ends the program. Takes time linear in the number of bytes,
  /// without an allocation.
  package func seal<Failure: Error>(
    _ bytes: UnsafeRawBufferPointer, to emit: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(state == .open, "The file is finished, or lost.")
    var rest = bytes[...]
    while !rest.isEmpty {
      // A full chunk waits until there is more, because the last chunk must not be empty.
      if filled == AgeStream.chunkByteCount { try emitChunk(isLast: false, to: emit) }
      let part = rest.prefix(AgeStream.chunkByteCount - filled)
      buffer.withBytes { buffer in
        UnsafeMutableRawBufferPointer(rebasing: buffer[(chunkStart + filled)...])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
      }
      filled += part.count
      rest = rest.dropFirst(part.count)
    }
  }

  /// Ends the text and passes the rest of the file to `emit`, which is called once.
  ///
  /// Calling it twice, or after `emit` has thrown, is a programming error and ends the program.
  package func finish<Failure: Error>(
    to emit: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(state == .open, "The file is finished, or lost.")
    try emitChunk(isLast: true, to: emit)
    state = .finished
  }

  private func emitChunk<Failure: Error>(
    isLast: Bool, to emit: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    // The number counts as used before anybody sees the chunk, so that no number is used twice.
    state = .spoiled
    let number = nextNumber
    nextNumber += 1
    let end = chunkStart + filled + ChaChaPoly.tagByteCount
    filled = 0
    try buffer.withBytes { buffer throws(Failure) in
      stream.seal(
        UnsafeMutableRawBufferPointer(rebasing: buffer[chunkStart..<end]), number: number,
        isLast: isLast)
      // The first chunk is preceded by the header and the nonce.
      try emit(UnsafeRawBufferPointer(rebasing: buffer[(number == 0 ? 0 : chunkStart)..<end]))
    }
    state = .open
  }
}
