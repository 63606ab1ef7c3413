/// Why no more comes of a sealed file.
///
/// Whatever was read before the error has been authenticated, and stays good.
package enum AgeReadingError: Error, Hashable, Sendable {
  /// The file ends before it is whole, at this place: more of it may still come.
  case notYetWhole(Place)
  /// The file is damaged, or made by somebody who has the key of none of it.
  case damaged(Damage)
  /// The file does not begin as an age file does, in its binary form and version 1.
  case notSealed
  /// The header opens with none of the passphrases, or is for recipients of another kind.
  case anotherKey
  /// Reading would take more than is accepted. Nothing of it was done.
  case tooMuchAsked(Excess)

  /// Where a file ends too early.
  package enum Place: Hashable, Sendable {
    /// Within the header, or before its first byte.
    case header
    /// Within the 16 bytes of the payload's nonce.
    case nonce
    /// Within this chunk of the payload, counted from 0, if it is not damaged.
    ///
    /// The last chunk is there in part at most, and does not authenticate. A chunk that is cut off and
    /// a short last chunk with a wrong bit look alike, so time has to tell: what no carrier changes any
    /// more is damaged.
    case chunk(UInt64)
    /// After the chunk before this one, which says that it is not the last.
    case beforeChunk(UInt64)
  }

  /// What is wrong.
  package enum Damage: Hashable, Sendable {
    /// This line of the header, counted from 1, is none that an age file has there.
    case headerLine(Int)
    /// The scrypt stanza does not have the form that age prescribes.
    case scryptStanza
    /// The scrypt stanza does not stand alone, so the file need not be from somebody who knows the
    /// passphrase.
    case mixedStanzas
    /// The header is not as whoever sealed the file wrote it.
    case headerCode
    /// This chunk, counted from 0, does not authenticate. It is there in full.
    case chunk(UInt64)
    /// The last chunk, this one, is empty, and the payload is not.
    case emptyLastChunk(UInt64)
    /// There are bytes after the last chunk, this one.
    case bytesAfterLastChunk(UInt64)
  }

  /// What is too much.
  package enum Excess: Hashable, Sendable {
    /// scrypt with this base-two logarithm of N; `Int.max` stands for all larger ones.
    case workFactor(Int)
    /// A line of the header longer than ``AgeHeaderParser/maximumLineByteCount``.
    case headerLine
    /// A header longer than ``AgeHeaderParser/maximumByteCount``.
    case header
    /// More memory for scrypt than there is.
    case memory
  }
}
