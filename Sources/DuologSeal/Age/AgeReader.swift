/// Reads a sealed file: an age file in its binary form, version 1, that a passphrase opens
/// (https://c2sp.org/age).
///
///     let reader = AgeReader(passphrases: epochs, maximumWorkFactor: .least)
///     let count = try reader.read(into: buffer) { try source.read(into: $0) }
///
/// It returns only authenticated bytes, and reads one chunk at a time. Memory: one chunk of 64 KiB
/// and, while a header is opened, what ``AgeWorkFactor`` says for the accepted work factor. Any
/// text and keys that it holds are overwritten when the last reference is released.
///
/// Not Sendable, because it has mutable state.
package final class AgeReader {
  private enum State {
    case header
    case nonce(AgeFileKey)
    /// The number of the next chunk, and the stream that opens it.
    case chunk(UInt64, AgeStream)
    case ended
    case failed(AgeReadingError)
  }

  private let passphrases: [AgePassphrase]
  private let maximumWorkFactor: AgeWorkFactor

  /// A sealed chunk, and the first byte after it, which shows that the chunk is not the last.
  private let buffer = SecretBytes(count: AgeStream.sealedChunkByteCount + 1)
  /// The number of bytes of the file in the buffer, counted from the beginning of the file or of
  /// the current chunk.
  private var filled = 0
  /// The part of the buffer that holds text not yet returned.
  private var text = 0..<0
  /// Whether the source has reported its end.
  private var isAtEnd = false
  private var state = State.header
  private var parser = AgeHeaderParser()

  /// The index of the passphrase that has opened the file; `nil` until one has.
  package private(set) var openedBy: Int?

  /// Reads a file that one of `passphrases` may open. They are tried in order, and each try costs
  /// the file's work factor.
  ///
  /// A file that asks for more work than `maximumWorkFactor` is refused before any of that work is
  /// done. ``AgeWorkFactor/least`` is enough for everything that Duolog writes, so that a folder of
  /// unknown files costs almost nothing; ``AgeWorkFactor/most`` is for a file that a person names.
  package init(passphrases: [AgePassphrase], maximumWorkFactor: AgeWorkFactor) {
    self.passphrases = passphrases
    self.maximumWorkFactor = maximumWorkFactor
  }

  /// Writes the next bytes of the text to the front of `output` and returns their number. 0 means
  /// the end of a file that is complete and authentic to its last byte; every further call returns
  /// 0 again. An empty `output` also returns 0, and does not advance.
  ///
  /// `source` puts the next bytes of the file at the front of its buffer, which is not empty, and
  /// returns their number, in pieces of any size; 0 means the end. Errors that it throws are
  /// rethrown, and the next call continues from there. Otherwise throws an ``AgeReadingError``, and
  /// throws the same error again on every further call. Takes time linear in the number of bytes,
  /// without an allocation after the header.
  package func read(
    into output: UnsafeMutableRawBufferPointer,
    from source: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> Int {
    guard !output.isEmpty else { return 0 }
    while text.isEmpty {
      switch state {
      case .ended: return 0
      case .failed(let error): throw error
      case .header, .nonce, .chunk:
        try fill(from: source)
        do {
          try advance()
        } catch {
          state = .failed(error)
          throw error
        }
      }
    }
    let part = text.prefix(output.count)
    buffer.withBytes { output.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[part])) }
    text = part.upperBound..<text.upperBound
    if text.isEmpty { moveToFront(from: AgeStream.sealedChunkByteCount) }
    return part.count
  }

  /// Opens the header, and reads no more than a buffer of the rest, to find out which passphrase
  /// the file was sealed with. Does nothing if that is known.
  ///
  /// `source` is called, and errors are thrown, as in ``read(into:from:)``.
  package func open(from source: (UnsafeMutableRawBufferPointer) throws -> Int) throws {
    while case .header = state {
      try fill(from: source)
      do {
        try advance()
      } catch {
        state = .failed(error)
        throw error
      }
    }
    if case .failed(let error) = state { throw error }
  }

  /// Forgets everything, keys and errors too: the next ``read(into:from:)`` gets the first byte of
  /// the file from its source.
  package func rewind() {
    filled = 0
    text = 0..<0
    isAtEnd = false
    state = .header
    parser = AgeHeaderParser()
    openedBy = nil
  }

  /// Reads bytes until there are enough to advance.
  private func fill(from source: (UnsafeMutableRawBufferPointer) throws -> Int) throws {
    let wanted =
      switch state {
      // One more byte may complete the header.
      case .header: filled + 1
      case .nonce: AgeFileKey.nonceByteCount
      case .chunk, .ended, .failed: buffer.count
      }
    while filled < wanted, !isAtEnd {
      let count = try buffer.withBytes { buffer in
        try source(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      }
      precondition((0...(buffer.count - filled)).contains(count), "More than there was room for.")
      filled += count
      isAtEnd = count == 0
    }
  }

  /// Processes the available bytes as far as possible.
  private func advance() throws(AgeReadingError) {
    switch state {
    case .header:
      guard
        let header = try buffer.withBytes({ buffer throws(AgeReadingError) in
          try parser.parse(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
        })
      else {
        if isAtEnd { throw .notYetWhole(.header) }
        return
      }
      state = .nonce(try open(header))
      moveToFront(from: header.byteCount)
    case .nonce(let fileKey):
      guard filled >= AgeFileKey.nonceByteCount else { throw .notYetWhole(.nonce) }
      let key = buffer.withBytes { buffer in
        fileKey.payloadKey(nonce: buffer[..<AgeFileKey.nonceByteCount])
      }
      state = .chunk(0, AgeStream(payloadKey: key))
      moveToFront(from: AgeFileKey.nonceByteCount)
    case .chunk(let number, let stream):
      try open(number, of: stream)
    case .ended, .failed:
      break
    }
  }

  private func open(_ header: AgeHeader) throws(AgeReadingError) -> AgeFileKey {
    guard let stanza = try ScryptStanza(of: header, maximum: maximumWorkFactor) else {
      throw .anotherKey
    }
    for (index, passphrase) in passphrases.enumerated() {
      let fileKey: AgeFileKey?
      do {
        fileKey = try stanza.fileKey(for: passphrase)
      } catch {
        throw .tooMuchAsked(.memory)
      }
      guard let fileKey else { continue }
      let isRight = buffer.withBytes { buffer in
        fileKey.isRight(
          header.code, over: UnsafeRawBufferPointer(rebasing: buffer[..<header.codedByteCount]))
      }
      guard isRight else { throw .damaged(.headerCode) }
      openedBy = index
      return fileKey
    }
    throw .anotherKey
  }

  /// Opens the chunk in the buffer, which is a full chunk, or the rest of the file.
  private func open(_ number: UInt64, of stream: AgeStream) throws(AgeReadingError) {
    let size = min(filled, AgeStream.sealedChunkByteCount)
    let isFull = size == AgeStream.sealedChunkByteCount
    guard size >= ChaChaPoly.tagByteCount else { throw .notYetWhole(.chunk(number)) }
    func isAuthentic(isLast: Bool) -> Bool {
      buffer.withBytes { buffer in
        stream.open(
          UnsafeMutableRawBufferPointer(rebasing: buffer[..<size]), number: number, isLast: isLast)
      }
    }
    let hasMore = filled > size
    if !hasMore, isAuthentic(isLast: true) {
      guard size > ChaChaPoly.tagByteCount || number == 0 else {
        throw .damaged(.emptyLastChunk(number))
      }
      state = .ended
    } else if isFull, isAuthentic(isLast: false) {
      state = hasMore ? .chunk(number + 1, stream) : .failed(.notYetWhole(.beforeChunk(number + 1)))
    } else if hasMore, isAuthentic(isLast: true) {
      // The chunk itself is authentic, so its text is returned, as age does.
      state = .failed(.damaged(.bytesAfterLastChunk(number)))
    } else {
      throw isFull ? .damaged(.chunk(number)) : .notYetWhole(.chunk(number))
    }
    text = 0..<(size - ChaChaPoly.tagByteCount)
  }

  /// Moves the bytes from `start` onward to the beginning of the buffer.
  private func moveToFront(from start: Int) {
    let rest = max(filled - start, 0)
    buffer.withBytes { buffer in
      UnsafeMutableRawBufferPointer(rebasing: buffer[..<rest])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<(start + rest)]))
    }
    filled = rest
  }
}
