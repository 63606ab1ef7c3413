/// A string that a ``JSONScanner`` has read.
package struct JSONString {
  /// The offset after the opening quote.
  let start: Int
  /// The offset of the closing quote.
  let end: Int
  /// Whether it contains a backslash. If not, its bytes are the text.
  let hasEscapes: Bool

  @inline(__always)
  var count: Int { end - start }
}

// MARK: - Strings (RFC 8259, section 7)

extension JSONScanner {
  /// Reads a string, whose opening quote is next.
  @inline(__always)
  mutating func scanString() throws(JSONError) -> JSONString {
    try take(UInt8(ascii: "\""))
    let start = position
    var end = start
    while count &- end >= 8 {
      let special = JSONScanner.specialBytes(word(at: end))
      if special == 0 {
        end &+= 8
        continue
      }
      end &+= special.trailingZeroBitCount >> 3
      if self[end] == UInt8(ascii: "\"") {
        position = end &+ 1
        return JSONString(start: start, end: end, hasEscapes: false)
      }
      break
    }
    position = end
    return try scanRest(ofStringAt: start)
  }

  /// The `length` bytes between two quotes, the first of which is the next byte; `nil` if there are
  /// none. They are a string only if they contain no quote, backslash or other special character.
  /// Reads nothing.
  @inline(__always)
  func string(ofLength length: Int) -> UnsafeRawBufferPointer? {
    guard count &- position >= length &+ 2, self[position] == UInt8(ascii: "\""),
      self[position &+ length &+ 1] == UInt8(ascii: "\"")
    else { return nil }
    return slice(position &+ 1, position &+ length &+ 1)
  }

  /// Marks each byte of `word` that ends a run of plain ASCII: a quote, a backslash, a control
  /// character or a byte that is not ASCII. The lowest bit set belongs to the first such byte;
  /// higher bits may be set by mistake, because the subtractions borrow.
  @inline(__always)
  static func specialBytes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = (word ^ (ones &* 0x22)) &- ones
    let backslash = (word ^ (ones &* 0x5C)) &- ones
    let control = word &- (ones &* 0x20)
    return (word | quote | backslash | control) & (ones &* 0x80)
  }

  /// Reads the rest of a string that contains other bytes than plain ASCII, or is near the end of
  /// the bytes.
  @inline(never)
  private mutating func scanRest(ofStringAt start: Int) throws(JSONError) -> JSONString {
    var hasEscapes = false
    while position < count {
      let byte = self[position]
      if byte == UInt8(ascii: "\"") {
        position &+= 1
        return JSONString(start: start, end: position &- 1, hasEscapes: hasEscapes)
      } else if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        try skipEscape()
      } else if byte >= 0x80 {
        try skipMultibyteCharacter()
      } else if byte < 0x20 {
        throw JSONError(problem: .controlCharacter, offset: position)
      } else {
        position &+= 1
        while count &- position >= 8, JSONScanner.specialBytes(word(at: position)) == 0 {
          position &+= 8
        }
      }
    }
    throw JSONError(problem: .unexpectedEnd, offset: count)
  }

  /// Reads one escape, or both escapes of a surrogate pair.
  private mutating func skipEscape() throws(JSONError) {
    let start = position
    guard count - start >= 2 else { throw JSONError(problem: .unexpectedEnd, offset: count) }
    switch self[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position = start + 2
    case UInt8(ascii: "/"):
      isCanonical = false
      position = start + 2
    case UInt8(ascii: "u"):
      try skipUnicodeEscape()
    default:
      throw JSONError(problem: .invalidEscape, offset: start)
    }
  }

  private mutating func skipUnicodeEscape() throws(JSONError) {
    let start = position
    let unit = try scanUnicodeEscape()
    switch unit {
    case 0xD800...0xDBFF:
      isCanonical = false
      guard position < count else { throw JSONError(problem: .unexpectedEnd, offset: count) }
      guard self[position] == UInt8(ascii: "\\") else {
        throw JSONError(problem: .loneSurrogate, offset: start)
      }
      guard position + 1 < count else { throw JSONError(problem: .unexpectedEnd, offset: count) }
      guard self[position + 1] == UInt8(ascii: "u") else {
        throw JSONError(problem: .loneSurrogate, offset: start)
      }
      guard 0xDC00...0xDFFF ~= (try scanUnicodeEscape()) else {
        throw JSONError(problem: .loneSurrogate, offset: start)
      }
    case 0xDC00...0xDFFF:
      throw JSONError(problem: .loneSurrogate, offset: start)
    default:
      if !isCanonicalUnicodeEscape(unit, at: start) { isCanonical = false }
    }
  }

  /// Reads `\uXXXX`, whose first two characters are known to be there.
  private mutating func scanUnicodeEscape() throws(JSONError) -> UInt16 {
    let start = position
    var unit: UInt16 = 0
    for index in 2..<6 {
      guard start + index < count else {
        throw JSONError(problem: .unexpectedEnd, offset: count)
      }
      guard let digit = JSONText.hexadecimalDigit(self[start + index]) else {
        throw JSONError(problem: .invalidEscape, offset: start)
      }
      unit = unit << 4 | digit
    }
    position = start + 6
    return unit
  }

  /// Canonically, only control characters without a short escape are written this way, in lower
  /// case.
  private func isCanonicalUnicodeEscape(_ unit: UInt16, at start: Int) -> Bool {
    switch unit {
    case 0x08, 0x09, 0x0A, 0x0C, 0x0D: return false
    case 0..<0x20: return !(UInt8(ascii: "A")...UInt8(ascii: "F") ~= self[start + 5])
    default: return false
    }
  }

  /// Reads one character of two to four bytes (RFC 3629, section 4).
  private mutating func skipMultibyteCharacter() throws(JSONError) {
    let first = self[position]
    var second: ClosedRange<UInt8> = 0x80...0xBF
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw JSONError(problem: .invalidUTF8, offset: position)
    }
    for index in 1..<length {
      guard position + index < count else {
        throw JSONError(problem: .unexpectedEnd, offset: count)
      }
      let byte = self[position + index]
      guard index == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else {
        throw JSONError(problem: .invalidUTF8, offset: position)
      }
    }
    position += length
  }
}
