/// Makes a sealed file: an age file in its binary form, version 1, that one passphrase opens
/// (https://c2sp.org/age).
///
///     let writer = try AgeWriter(passphrase: key, workFactor: .least, randomness: &randomness)
///     try writer.seal(bytes) { try sink.write($0) }      // as often as there is more
///     try writer.finish { try sink.write($0) }           // without it, the file never becomes whole
///
/// Each writer makes one file, under a file key of its own. Memory: one chunk of 64 KiB. What it holds
/// of the text and the keys is overwritten when the last reference goes. After an error of the closure
/// the file is lost: nothing more may be sealed.
///
/// Not Sendable: it is a state that moves on.
package final class AgeWriter {
  /// scrypt needs more memory than there is: 2 to the work factor KiB.
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
  /// Header and nonce, then the chunk that is being gathered, then room for its tag.
  private let buffer: SecretBytes
  private let chunkStart: Int
  private var filled = 0
  private var nextNumber: UInt64 = 0
  private var state = State.open

  /// Starts a file: 48 bytes of `randomness` become the file key, the salt and the nonce.
  ///
  /// `randomness` has to be the system's, but in tests: whoever can guess it can read the file. Time
  /// and memory as ``AgeWorkFactor`` says; throws if there is not as much.
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

  /// Appends `bytes`, in any number, to the text, and gives what is sealed by it, in pieces of at
  /// most 65,800 bytes, to `emit`, which is called zero or more times.
  ///
  /// Does nothing if there are no bytes. A program that seals after ``finish(to:)``, or after an error
  /// of `emit`, ends. Time linear in the bytes, without an allocation.
  package func seal<Failure: Error>(
    _ bytes: UnsafeRawBufferPointer, to emit: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(state == .open, "The file is finished, or lost.")
    var rest = bytes[...]
    while !rest.isEmpty {
      // A full chunk waits until there is more, for the last chunk must not be empty.
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

  /// Ends the text and gives the rest of the file to `emit`, which is called once.
  ///
  /// A program that finishes twice, or after an error of `emit`, ends.
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
    // The number is used up before anybody sees the chunk, so that none is used twice.
    state = .spoiled
    let number = nextNumber
    nextNumber += 1
    let end = chunkStart + filled + ChaChaPoly.tagByteCount
    filled = 0
    try buffer.withBytes { buffer throws(Failure) in
      stream.seal(
        UnsafeMutableRawBufferPointer(rebasing: buffer[chunkStart..<end]), number: number,
        isLast: isLast)
      // The first chunk goes out with the header and the nonce before it.
      try emit(UnsafeRawBufferPointer(rebasing: buffer[(number == 0 ? 0 : chunkStart)..<end]))
    }
    state = .open
  }
}
