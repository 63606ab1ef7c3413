/// The members of an object while a ``JSONScanner`` reads them.
struct JSONMembers {
  /// The offset of the object's opening brace.
  let start: Int
  /// The key of the member that is being read.
  fileprivate(set) var key = JSONString(start: 0, end: 0, hasEscapes: false)
  /// The first eight bytes of the key, the first one lowest, with zeros in place of those that it
  /// has not.
  fileprivate(set) var keyWord: UInt64 = 0
  /// Whether a member has been read.
  fileprivate(set) var isEmpty = true
  /// Whether the key is greater than the one before it, or the first one. Without meaning where
  /// one of them has escapes.
  fileprivate(set) var isKeyGreater = true
  /// Whether each key so far is free of escapes and greater than the one before it, so that none
  /// stands twice.
  fileprivate(set) var isAscending = true
}

// MARK: - Objects (RFC 8259, section 4)

extension JSONScanner {
  /// Reads the opening brace of an object.
  @inline(__always)
  mutating func beginObject() throws(JSONError) -> JSONMembers {
    try take(UInt8(ascii: "{"))
    return JSONMembers(start: position &- 1)
  }

  /// Reads up to the value of the next member, or the closing brace: then it returns `false`.
  ///
  /// - Precondition: the value of the member before has been read.
  @inline(__always)
  mutating func nextMember(_ members: inout JSONMembers) throws(JSONError) -> Bool {
    var byte = try peek()
    if byte == UInt8(ascii: "}") {
      position &+= 1
      return false
    }
    let isFirst = members.isEmpty
    if !isFirst {
      guard byte == UInt8(ascii: ",") else {
        throw JSONError(problem: .unexpectedByte, offset: position)
      }
      position &+= 1
      byte = try peek()
    }
    guard byte == UInt8(ascii: "\"") else {
      throw JSONError(problem: .unexpectedByte, offset: position)
    }
    let key = try scanString()
    let keyWord = firstWord(of: key)
    members.isKeyGreater = isFirst || precedes(members, key, keyWord)
    if key.hasEscapes || !members.isKeyGreater { members.isAscending = false }
    members.isEmpty = false
    members.key = key
    members.keyWord = keyWord
    try take(UInt8(ascii: ":"))
    _ = try peek()
    return true
  }

  /// Whether the bytes of the key before come before those of `key`; neither has a NUL among them.
  @inline(__always)
  private func precedes(_ members: JSONMembers, _ key: JSONString, _ keyWord: UInt64) -> Bool {
    if members.keyWord != keyWord { return members.keyWord.byteSwapped < keyWord.byteSwapped }
    let last = members.key
    if last.count <= 8 || key.count <= 8 { return last.count < key.count }
    return slice(last.start, last.end).lexicographicallyPrecedes(slice(key.start, key.end))
  }

  @inline(__always)
  private func firstWord(of string: JSONString) -> UInt64 {
    let word = word(at: string.start)
    let length = UInt64(truncatingIfNeeded: string.count)
    return length < 8 ? word & ((1 &<< (8 &* length)) &- 1) : word
  }

  /// Whether a key of `count` bytes, of which `word` holds the first eight, is made of `a-z` only.
  @inline(__always)
  static func isLowercaseWord(_ word: UInt64, count: Int) -> Bool {
    guard 1...8 ~= count else { return false }
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Letters stand for the bytes that the key has not.
    let filled =
      count < 8 ? word | (ones &* 0x61) &<< (8 &* UInt64(truncatingIfNeeded: count)) : word
    return ((filled &- ones &* 0x61) | (ones &* 0x7A &- filled) | filled) & (ones &* 0x80) == 0
  }

  /// Requires that no key of the object that has just been read stands twice, and notes whether
  /// they are in canonical order.
  ///
  /// Does nothing when they were in ascending order.
  @inline(__always)
  mutating func checkKeys(of members: JSONMembers) throws(JSONError) {
    if !members.isAscending, checksKeys { try checkUnorderedKeys(ofObjectAt: members.start) }
  }

  /// Reads the object at `start` again for its keys.
  @inline(never)
  mutating func checkUnorderedKeys(ofObjectAt start: Int) throws(JSONError) {
    let keys = try gatherKeys(ofObjectAt: start)
    if let offset = keys.offsetOfDuplicate() {
      throw JSONError(problem: .duplicateKey, offset: offset)
    }
    if !keys.areAscending { isCanonical = false }
  }

  /// Reads the object at `start`, which has been read before, once more for its keys.
  ///
  /// This reading does not look for keys that stand twice in objects within it, since they have
  /// been seen to; so the cost is that of one more reading for each level of nesting.
  func gatherKeys(ofObjectAt start: Int) throws(JSONError) -> JSONKeys {
    var reader = JSONScanner(bytes, at: start)
    reader.checksKeys = false
    var keys = JSONKeys(bytes)
    var members = try reader.beginObject()
    while try reader.nextMember(&members) {
      keys.append(members.key)
      try reader.skipValue()
    }
    return keys
  }
}
