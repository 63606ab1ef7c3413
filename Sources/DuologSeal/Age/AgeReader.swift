/// Reads a sealed file: an age file in its binary form, version 1, that a passphrase opens
/// (https://c2sp.org/age).
///
///     let reader = AgeReader(passphrases: epochs, maximumWorkFactor: .least)
///     let count = try reader.read(into: buffer) { try source.read(into: $0) }
///
/// It gives out only what is authenticated, and asks for a chunk at a time. Memory: one chunk of
/// 64 KiB, and while a header is opened, what ``AgeWorkFactor`` says for the one that is accepted. What
/// it holds of the text and the keys is overwritten when the last reference goes.
///
/// Not Sendable: it is a state that moves on.
package final class AgeReader {
  private enum State {
    case header
    case nonce(AgeFileKey)
    /// This is the chunk that comes next.
    case chunk(UInt64, AgeStream)
    case ended
    case failed(AgeReadingError)
  }

  private let passphrases: [AgePassphrase]
  private let maximumWorkFactor: AgeWorkFactor

  /// A sealed chunk, and the first byte after it, which tells that it is not the last.
  private let buffer = SecretBytes(count: AgeStream.sealedChunkByteCount + 1)
  /// How many bytes of the file are in the buffer, from its beginning or from where a chunk was.
  private var filled = 0
  /// Where in the buffer the text is that has not been given out yet.
  private var text = 0..<0
  /// The source has said that nothing more comes.
  private var isAtEnd = false
  private var state = State.header
  private var parser = AgeHeaderParser()

  /// Which of the passphrases has opened the file, by its place; `nil` as long as none has.
  package private(set) var openedBy: Int?

  /// Reads a file that one of `passphrases` may open; they are tried in order, each at the cost of the
  /// file's work factor.
  ///
  /// A file that asks for more work than `maximumWorkFactor` is refused before any of it is done.
  /// ``AgeWorkFactor/least`` is enough for all that Duolog writes, and keeps a folder of strange files
  /// from costing anything; ``AgeWorkFactor/most`` is for a file that a person names.
  package init(passphrases: [AgePassphrase], maximumWorkFactor: AgeWorkFactor) {
    self.passphrases = passphrases
    self.maximumWorkFactor = maximumWorkFactor
  }

  /// Writes the bytes of the text that come next to the front of `output` and returns how many there
  /// are. 0 is the end of a file that is whole and authentic to its last byte, and comes again at each
  /// further call. An empty `output` also gives 0, and moves nothing.
  ///
  /// `source` puts the bytes of the file that come next to the front of its buffer, which is not
  /// empty, and returns how many there are, in any pieces; 0 is the end. What it throws goes through,
  /// and the next call goes on from there. Otherwise throws an ``AgeReadingError``, and the same again
  /// at each further call. Time linear in the bytes, without an allocation after the header.
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

  /// Opens the header, and reads no more than a buffer of the rest: enough to find out which
  /// passphrase the file was sealed with. Does nothing if that is known.
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

  /// Forgets everything, keys and errors too: the next ``read(into:from:)`` gets the first byte of the
  /// file from its source.
  package func rewind() {
    filled = 0
    text = 0..<0
    isAtEnd = false
    state = .header
    parser = AgeHeaderParser()
    openedBy = nil
  }

  /// Asks for bytes until there are enough to move on.
  private func fill(from source: (UnsafeMutableRawBufferPointer) throws -> Int) throws {
    let wanted =
      switch state {
      // The first byte more, whatever it completes.
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

  /// Makes what it can of the bytes that are there.
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

  /// Opens the chunk in the buffer, which is all of it, or all that there is.
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
      // The chunk itself is authentic, so it is given out, as by age.
      state = .failed(.damaged(.bytesAfterLastChunk(number)))
    } else {
      throw isFull ? .damaged(.chunk(number)) : .notYetWhole(.chunk(number))
    }
    text = 0..<(size - ChaChaPoly.tagByteCount)
  }

  /// Moves the bytes from `start` on to the beginning of the buffer.
  private func moveToFront(from start: Int) {
    let rest = max(filled - start, 0)
    buffer.withBytes { buffer in
      UnsafeMutableRawBufferPointer(rebasing: buffer[..<rest])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<(start + rest)]))
    }
    filled = rest
  }
}
