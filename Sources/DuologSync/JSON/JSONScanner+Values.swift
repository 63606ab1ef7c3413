/// A number that a ``JSONScanner`` has read.
struct JSONNumber {
  /// The offset of the first byte.
  let start: Int
  /// The offset after the last byte.
  let end: Int
  /// Whether it has neither a fraction nor an exponent.
  let isInteger: Bool
  /// Whether it has an exponent.
  let hasExponent: Bool
}

// MARK: - Numbers and literals (RFC 8259, sections 6 and 3)

extension JSONScanner {
  /// Reads a number, whose first byte is next.
  @inline(__always)
  mutating func scanNumber() throws(JSONError) -> JSONNumber {
    let start = position
    if position < count, self[position] == UInt8(ascii: "-") { position &+= 1 }
    let first = position
    try skipDigits()
    if self[first] == UInt8(ascii: "0"), position > first + 1 {
      throw JSONError(problem: .invalidNumber, offset: start)
    }
    var isInteger = true
    if position < count, self[position] == UInt8(ascii: ".") {
      isInteger = false
      position &+= 1
      try skipDigits()
    }
    var hasExponent = false
    if position < count, self[position] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      hasExponent = true
      position &+= 1
      if position < count,
        self[position] == UInt8(ascii: "+") || self[position] == UInt8(ascii: "-")
      {
        position &+= 1
      }
      try skipDigits()
    }
    return JSONNumber(
      start: start, end: position, isInteger: isInteger, hasExponent: hasExponent)
  }

  /// Reads a number whose next byte is a digit other than zero; `nil` if it has more than 16
  /// digits, a fraction or an exponent.
  @inline(__always)
  mutating func scanInteger() throws(JSONError) -> Int64? {
    var end = position
    var value: Int64 = 0
    while end < count, end &- position < 17, self[end] &- UInt8(ascii: "0") < 10 {
      value = value &* 10 &+ Int64(self[end] &- UInt8(ascii: "0"))
      end &+= 1
    }
    if end < count, self[end] == UInt8(ascii: ",") || self[end] == UInt8(ascii: "}"),
      end &- position <= 16
    {
      position = end
      return value
    }
    let number = try scanNumber()
    return number.isInteger && number.end &- number.start <= 16 ? value : nil
  }

  /// Reads one or more digits.
  @inline(__always)
  private mutating func skipDigits() throws(JSONError) {
    let start = position
    while position < count, self[position] &- UInt8(ascii: "0") < 10 { position &+= 1 }
    guard position > start else {
      throw JSONError(
        problem: position == count ? .unexpectedEnd : .invalidNumber, offset: position)
    }
  }

  /// Reads `literal` (one of `true`, `false` and `null`), whose first byte is next.
  mutating func skipLiteral(_ literal: StaticString) throws(JSONError) {
    let start = position
    for index in 0..<literal.utf8CodeUnitCount {
      guard start + index < count else {
        throw JSONError(problem: .unexpectedEnd, offset: count)
      }
      guard self[start + index] == literal.utf8Start[index] else {
        throw JSONError(problem: .unexpectedByte, offset: start + index)
      }
    }
    position = start + literal.utf8CodeUnitCount
  }
}

// MARK: - Values of any kind

extension JSONScanner {
  /// Reads one value of any kind.
  ///
  /// - Parameter depth: The number of arrays and objects around the value.
  package mutating func skipValue(depth: Int = 0) throws(JSONError) {
    switch try peek() {
    case UInt8(ascii: "\""): _ = try scanString()
    case UInt8(ascii: "{"): try skipObject(depth: depth + 1)
    case UInt8(ascii: "["): try skipArray(depth: depth + 1)
    case UInt8(ascii: "t"): try skipLiteral("true")
    case UInt8(ascii: "f"): try skipLiteral("false")
    case UInt8(ascii: "n"): try skipLiteral("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanNumber()
    default: throw JSONError(problem: .unexpectedByte, offset: position)
    }
  }

  private mutating func skipObject(depth: Int) throws(JSONError) {
    try checkDepth(depth)
    var members = try beginObject()
    while try nextMember(&members) { try skipValue(depth: depth) }
    try checkKeys(of: members)
  }

  private mutating func skipArray(depth: Int) throws(JSONError) {
    try checkDepth(depth)
    try beginArray()
    var isFirst = true
    while try nextElement(isFirst: isFirst) {
      isFirst = false
      try skipValue(depth: depth)
    }
  }

  /// Reads the opening bracket of an array.
  mutating func beginArray() throws(JSONError) {
    try take(UInt8(ascii: "["))
  }

  /// Reads up to the next element of an array. Returns `false` after the closing bracket.
  ///
  /// - Precondition: The previous element, if there is one, has been read.
  mutating func nextElement(isFirst: Bool) throws(JSONError) -> Bool {
    let byte = try peek()
    if byte == UInt8(ascii: "]") {
      position &+= 1
      return false
    }
    if isFirst { return true }
    guard byte == UInt8(ascii: ",") else {
      throw JSONError(problem: .unexpectedByte, offset: position)
    }
    position &+= 1
    _ = try peek()
    return true
  }

  @inline(__always)
  private func checkDepth(_ depth: Int) throws(JSONError) {
    guard depth <= Limits.nesting else {
      throw JSONError(problem: .nestedTooDeeply, offset: position)
    }
  }
}
