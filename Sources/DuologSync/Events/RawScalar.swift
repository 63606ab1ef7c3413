import DuologMerge

/// The value of a field as it stands in an event's bytes.
///
/// Nothing is converted until it is asked for. Valid only as long as the bytes are.
package struct RawScalar {
  /// What kind of JSON scalar it is.
  package let kind: Kind

  /// The literal in the event's bytes; of a string with its quotes.
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

  /// What reading has found out beside the kind.
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

  /// The text of a string, or `nil` for another kind.
  package var text: String? {
    contents.map { JSONText.string($0, hasEscapes: note == .hasEscapes) }
  }

  /// The UTF-8 bytes of a string's text where it lies in the event, or `nil` if it is not a string
  /// or has escapes (then ``text`` serves).
  @inline(__always)
  package var unescapedText: UnsafeRawBufferPointer? {
    note == .hasEscapes ? nil : contents
  }

  /// A number without fraction and exponent that fits in 64 bits, else `nil`.
  package var integer: Int64? {
    kind == .number && note == .plain ? JSONDecimal.integer(literal) : nil
  }

  /// The nearest double to a number, or `nil` for another kind.
  package var number: Double? {
    kind == .number ? JSONDecimal.double(literal) : nil
  }

  /// `true` and `false`, or `nil` for another kind.
  package var boolean: Bool? {
    switch kind {
    case .true: return true
    case .false: return false
    default: return nil
    }
  }

  /// The entity that a string names, if it does.
  package var entity: EntityID? { unescapedText.flatMap { EntityID(utf8: $0) } }

  /// The day that a string names, if it does.
  package var day: Day? { unescapedText.flatMap { Day(utf8: $0) } }

  /// The bytes between a string's quotes.
  @inline(__always)
  private var contents: UnsafeRawBufferPointer? {
    guard kind == .string, literal.count >= 2 else { return nil }
    return UnsafeRawBufferPointer(rebasing: literal[1..<literal.count - 1])
  }

  /// Whether it is no number beyond the range of a double, nor a very long one.
  ///
  /// Without an exponent, a number of the length allowed is far from that range's end.
  @inline(__always)
  var isUsable: Bool {
    guard kind == .number else { return true }
    if literal.count > Limits.numberBytes { return false }
    return note != .hasExponent || JSONDecimal.double(literal)?.isFinite == true
  }
}

extension JSONScanner {
  /// Reads a string, number, `true`, `false` or `null`; reads nothing and returns `nil` before an
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
