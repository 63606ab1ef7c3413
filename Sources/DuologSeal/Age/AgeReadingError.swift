/// Why a sealed file cannot be read any further.
///
/// Everything that was read before the error has been authenticated and remains valid.
package enum AgeReadingError: Error, Hashable, Sendable {
  /// The file ends at this place, before it is complete. The rest may still arrive.
  case notYetWhole(Place)
  /// The file is damaged, or was made by somebody without the key.
  case damaged(Damage)
  /// The file does not begin like an age file in its binary form, version 1.
  case notSealed
  /// No passphrase opens the header, or the header is for recipients of another kind.
  case anotherKey
  /// Reading would take more work or memory than is accepted. None of the work was done.
  case tooMuchAsked(Excess)

  /// Where a file ends too early.
  package enum Place: Hashable, Sendable {
    /// Within the header, or before its first byte.
    case header
    /// Within the 16 bytes of the payload's nonce.
    case nonce
    /// Within this chunk of the payload, counted from 0, if it is not damaged.
    ///
    /// At most a part of the last chunk is there, and it does not authenticate. A truncated chunk
    /// and a short last chunk with a wrong bit look the same, so only time can tell: if no
    /// transport changes the file any more, it is damaged.
    case chunk(UInt64)
    /// Right before this chunk. The previous chunk says that it is not the last.
    case beforeChunk(UInt64)
  }

  /// What is wrong.
  package enum Damage: Hashable, Sendable {
    /// This line of the header, counted from 1, is not valid in an age file at that point.
    case headerLine(Int)
    /// The scrypt stanza does not have the form that age prescribes.
    case scryptStanza
    /// The scrypt stanza is not the only stanza, so the file may be from somebody who does not know
    /// the passphrase.
    case mixedStanzas
    /// The header was changed after the file was sealed.
    case headerCode
    /// This chunk, counted from 0, is complete but does not authenticate.
    case chunk(UInt64)
    /// This last chunk is empty, although the payload is not.
    case emptyLastChunk(UInt64)
    /// There are bytes after this last chunk.
    case bytesAfterLastChunk(UInt64)
  }

  /// What is too much.
  package enum Excess: Hashable, Sendable {
    /// scrypt with this base-two logarithm of N; `Int.max` also represents all larger ones.
    case workFactor(Int)
    /// A line of the header longer than ``AgeHeaderParser/maximumLineByteCount``.
    case headerLine
    /// A header longer than ``AgeHeaderParser/maximumByteCount``.
    case header
    /// More memory for scrypt than is available.
    case memory
  }
}
