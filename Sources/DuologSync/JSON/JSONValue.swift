package import DuologMerge

/// A value in a JSON text that somebody else's program wrote, read where it is in the bytes.
///
/// The whole text has been checked by a ``JSONScanner`` before, so that nothing here can fail. What
/// is not asked for costs no memory.
package struct JSONValue {
  private let bytes: [UInt8]
  private let offset: Int

  /// The value that is the whole of `bytes`, perhaps after a byte order mark.
  ///
  /// - Throws: ``JSONError`` for anything but one JSON value.
  /// - Complexity: O(n) for n bytes.
  package init(checking bytes: [UInt8]) throws(JSONError) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let outcome = bytes.withUnsafeBytes { buffer in
      Result { () throws(JSONError) in
        var scanner = JSONScanner(buffer, at: start)
        try scanner.skipValue()
        try scanner.finish()
      }
    }
    try outcome.get()
    self.init(bytes, at: start)
  }

  private init(_ bytes: [UInt8], at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  private func scanning<R>(_ body: (inout JSONScanner) throws(JSONError) -> R?) -> R? {
    bytes.withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer, at: offset)
      scanner.checksKeys = false
      return (try? body(&scanner)) ?? nil
    }
  }

  /// How many members or elements are read of one value, so that a file of nothing else does not
  /// fill the memory.
  package static let countLimit = 1_000_000

  /// The members of an object, up to ``countLimit``; `nil` for any other value.
  package var members: [String: JSONValue]? {
    scanning { scanner throws(JSONError) in
      guard try scanner.peek() == UInt8(ascii: "{") else { return nil }
      var found: [String: JSONValue] = [:]
      var members = try scanner.beginObject()
      while try scanner.nextMember(&members), found.count < JSONValue.countLimit {
        let key = JSONText.string(
          scanner.slice(members.key.start, members.key.end), hasEscapes: members.key.hasEscapes)
        found[key] = JSONValue(bytes, at: scanner.position)
        try scanner.skipValue()
      }
      return found
    }
  }

  /// The elements of an array, up to ``countLimit``; `nil` for any other value.
  package var elements: [JSONValue]? {
    scanning { scanner throws(JSONError) in
      guard try scanner.peek() == UInt8(ascii: "[") else { return nil }
      var found: [JSONValue] = []
      try scanner.beginArray()
      while try scanner.nextElement(isFirst: found.isEmpty), found.count < JSONValue.countLimit {
        found.append(JSONValue(bytes, at: scanner.position))
        try scanner.skipValue()
      }
      return found
    }
  }

  /// The value, if it is no array and no object.
  package var scalar: Scalar? {
    scanning { scanner throws(JSONError) in
      switch try scanner.peek() {
      case UInt8(ascii: "\""):
        let string = try scanner.scanString()
        return .text(
          JSONText.string(
            scanner.slice(string.start, string.end), hasEscapes: string.hasEscapes))
      case UInt8(ascii: "t"): return .boolean(true)
      case UInt8(ascii: "f"): return .boolean(false)
      case UInt8(ascii: "n"): return .null
      case UInt8(ascii: "{"), UInt8(ascii: "["): return nil
      default:
        let start = scanner.position
        _ = try scanner.scanNumber()
        let literal = scanner.slice(start, scanner.position)
        if let integer = JSONDecimal.integer(literal) { return .integer(integer) }
        return JSONDecimal.double(literal).flatMap { $0.isFinite ? .real($0) : nil }
      }
    }
  }

  /// The text of a string; `nil` for any other value.
  package var text: String? {
    if case .text(let text)? = scalar { text } else { nil }
  }

  /// The value of a whole number; `nil` for any other value.
  package var integer: Int64? {
    switch scalar {
    case .integer(let value)?: value
    case .real(let value)?: Int64(exactly: value)
    default: nil
    }
  }

  /// The line on which it begins, from 1.
  ///
  /// - Complexity: O(n) for n bytes before it.
  package var line: Int { 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") } }
}
