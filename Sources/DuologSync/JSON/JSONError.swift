/// Why bytes are not the expected JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package let problem: Problem

  /// The offset of the first invalid byte.
  package let offset: Int

  /// What can be wrong with JSON. Sections refer to RFC 8259.
  package enum Problem: UInt8, Hashable, Sendable {
    /// The bytes end before the value does. More bytes might complete it.
    case unexpectedEnd
    /// A byte that the grammar does not allow here (section 2).
    case unexpectedByte
    /// An unescaped control character in a string (section 7).
    case controlCharacter
    /// A backslash that does not start an escape (section 7).
    case invalidEscape
    /// Half of an escaped surrogate pair (section 8.2).
    case loneSurrogate
    /// Bytes that are not UTF-8: stray, overlong, a surrogate, or beyond U+10FFFF (section 8.1).
    case invalidUTF8
    /// A number with a leading zero, or with digits missing (section 6).
    case invalidNumber
    /// A key that occurs twice in one object (section 4 leaves its meaning open; we refuse it).
    case duplicateKey
    /// Arrays and objects nested deeper than ``Limits/nesting``.
    case nestedTooDeeply
    /// Something after the value.
    case trailingBytes
    /// Well-formed, but not what the reader accepts here; the reader knows the reason.
    case refused
  }
}

extension JSONError.Problem: CustomStringConvertible {
  /// Completes a sentence that begins with the position.
  package var description: String {
    switch self {
    case .unexpectedEnd: return "ends too early"
    case .unexpectedByte: return "is not JSON here"
    case .controlCharacter: return "has a control character in a string"
    case .invalidEscape: return "has an invalid backslash escape"
    case .loneSurrogate: return "has half of a surrogate pair"
    case .invalidUTF8: return "is not UTF-8"
    case .invalidNumber: return "has a number that JSON does not allow"
    case .duplicateKey: return "has a duplicate key"
    case .nestedTooDeeply:
      return "is nested more than \(Limits.nesting) levels deep"
    case .trailingBytes: return "continues after its end"
    case .refused: return "is not what should be here"
    }
  }

  /// ``description`` of ``duplicateKey``, naming the key.
  static func duplicate(key: String) -> String { "has the key \"\(key)\" twice" }
}
