/// Why bytes are not the JSON that was to be read, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package let problem: Problem

  /// Where: the offset of the first byte that cannot stand there.
  package let offset: Int

  /// What can be wrong with JSON. The sections are those of RFC 8259.
  package enum Problem: UInt8, Hashable, Sendable {
    /// The bytes end before the value does. More bytes might make it whole.
    case unexpectedEnd
    /// A byte that the grammar does not allow in this place (section 2).
    case unexpectedByte
    /// A control character in a string that is not escaped (section 7).
    case controlCharacter
    /// A backslash that begins none of the escapes (section 7).
    case invalidEscape
    /// Half of a surrogate pair, escaped, without the other half (section 8.2).
    case loneSurrogate
    /// Bytes that are not UTF-8: stray, overlong, a surrogate, beyond U+10FFFF (section 8.1).
    case invalidUTF8
    /// A number with a leading zero, or without digits where some must stand (section 6).
    case invalidNumber
    /// A key that stands twice in one object (section 4 leaves its meaning open; we don't).
    case duplicateKey
    /// Arrays and objects within each other beyond ``Limits/nesting``.
    case nestedTooDeeply
    /// Something after the value.
    case trailingBytes
    /// Well-formed, but not what the reader takes in this place; the reader knows the reason.
    case refused
  }
}

extension JSONError.Problem: CustomStringConvertible {
  /// The end of a sentence that begins with the place.
  package var description: String {
    switch self {
    case .unexpectedEnd: return "ends too early"
    case .unexpectedByte: return "is not JSON here"
    case .controlCharacter: return "has a control character within a text"
    case .invalidEscape: return "has a backslash that means nothing"
    case .loneSurrogate: return "has half of a surrogate pair"
    case .invalidUTF8: return "is not UTF-8"
    case .invalidNumber: return "has a number that JSON does not allow"
    case .duplicateKey: return "has a key twice"
    case .nestedTooDeeply:
      return "is nested more than \(Limits.nesting) levels deep"
    case .trailingBytes: return "goes on after its end"
    case .refused: return "is not what should stand here"
    }
  }

  /// ``description`` of ``duplicateKey``, with the key.
  static func duplicate(key: String) -> String { "has the key \"\(key)\" twice" }
}
