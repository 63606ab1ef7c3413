import DuologMerge

/// The value of a field in an event's bytes.
///
/// Nothing is converted until requested. Valid only as long as the bytes are.
package struct RawScalar {
  /// What kind of JSON scalar it is.
  package let kind: Kind

  /// The literal in the event's bytes; a string includes its quotes.
  package let literal: UnsafeRawBufferPointer

  private let note: Note

  /// The kinds of JSON scalars.
  package enum Kind: UInt8, Hashable, Sendable {
    case string
    case number
    case `true`
    case `false`
    case null
  }

  /// What reading found out besides the kind.
  enum Note: UInt8 {
    case plain
    case hasEscapes
    case hasFraction
    case hasExponent
  }

  @inline(__always)
  init(_ kind: Kind, _ literal: UnsafeRawBufferPointer, _ note: Note = .plain) {
    self.kind = kind
    self.literal = literal
    self.note = note
  }
}

// MARK: - What it says

extension RawScalar {
  /// The value. A number without fraction and exponent that fits in 64 bits is an integer.
  package var scalar: Scalar {
    switch kind {
    case .string: return .text(text ?? "")
    case .number: return integer.map(Scalar.integer) ?? .real(number ?? 0)
    case .true: return .boolean(true)
    case .false: return .boolean(false)
    case .null: return .null
    }
  }

  /// The text of a string; `nil` for other kinds.
  package var text: String? {
    contents.map { JSONText.string($0, hasEscapes: note == .hasEscapes) }
  }

  /// The UTF-8 bytes of a string's text in place; `nil` if it is not a string or has escapes (use
  /// ``text`` then).
  @inline(__always)
  package var unescapedText: UnsafeRawBufferPointer? {
    note == .hasEscapes ? nil : contents
  }

  /// A number without fraction and exponent that fits in 64 bits; otherwise `nil`.
  package var integer: Int64? {
    kind == .number && note == .plain ? JSONDecimal.integer(literal) : nil
  }

  /// The double nearest to a number; `nil` for other kinds.
  package var number: Double? {
    kind == .number ? JSONDecimal.double(literal) : nil
  }

  /// A Boolean value; `nil` for other kinds.
  package var boolean: Bool? {
    switch kind {
    case .true: return true
    case .false: return false
    default: return nil
    }
  }

  /// The entity that a string names, if it names one.
  package var entity: EntityID? { unescapedText.flatMap { EntityID(utf8: $0) } }

  /// The day that a string names, if it names one.
  package var day: Day? { unescapedText.flatMap { Day(utf8: $0) } }

  /// The bytes between a string's quotes.
  @inline(__always)
  private var contents: UnsafeRawBufferPointer? {
    guard kind == .string, literal.count >= 2 else { return nil }
    return UnsafeRawBufferPointer(rebasing: literal[1..<literal.count - 1])
  }

  /// Whether the value is usable: false for a number that is very long or beyond the range of a
  /// double.
  ///
  /// Without an exponent, a number of the allowed length is well within that range.
  @inline(__always)
  var isUsable: Bool {
    guard kind == .number else { return true }
    if literal.count > Limits.numberBytes { return false }
    return note != .hasExponent || JSONDecimal.double(literal)?.isFinite == true
  }
}

extension JSONScanner {
  /// Reads a string, number, `true`, `false` or `null`. Reads nothing and returns `nil` before an
  /// array or an object.
  @inline(__always)
  mutating func scanScalar() throws(JSONError) -> RawScalar? {
    let byte = try peek()
    let start = position
    switch byte {
    case UInt8(ascii: "\""):
      let string = try scanString()
      return RawScalar(
        .string, slice(start, position), string.hasEscapes ? .hasEscapes : .plain)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let number = try scanNumber()
      return RawScalar(
        .number, slice(start, position),
        number.isInteger ? .plain : number.hasExponent ? .hasExponent : .hasFraction)
    case UInt8(ascii: "t"):
      try skipLiteral("true")
      return RawScalar(.true, slice(start, position))
    case UInt8(ascii: "f"):
      try skipLiteral("false")
      return RawScalar(.false, slice(start, position))
    case UInt8(ascii: "n"):
      try skipLiteral("null")
      return RawScalar(.null, slice(start, position))
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return nil
    default:
      throw JSONError(problem: .unexpectedByte, offset: start)
    }
  }
}
