/// The members of an object while a ``JSONScanner`` reads them.
struct JSONMembers {
  /// The offset of the object's opening brace.
  let start: Int
  /// The key of the current member.
  fileprivate(set) var key = JSONString(start: 0, end: 0, hasEscapes: false)
  /// The first eight bytes of the key, first byte lowest, padded with zeros.
  fileprivate(set) var keyWord: UInt64 = 0
  /// Whether a member has been read.
  fileprivate(set) var isEmpty = true
  /// Whether the key is greater than the one before it, or the first. Meaningless if either has
  /// escapes.
  fileprivate(set) var isKeyGreater = true
  /// Whether each key so far is free of escapes and greater than the one before it, so that none is
  /// a duplicate.
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

  /// Reads up to the value of the next member. Returns `false` after the closing brace.
  ///
  /// - Precondition: The value of the previous member has been read.
  @inline(__always)
  mutating func nextMember(_ members: inout JSONMembers) throws(JSONError) -> Bool {
    if isAtPlainMember(&members) { return true }
    var byte = try peek()
    if byte == UInt8(ascii: "}") {
      position &+= 1
      return false
    }
    if !members.isEmpty {
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
    note(key, firstWord(of: key), in: &members)
    try take(UInt8(ascii: ":"))
    _ = try peek()
    return true
  }

  /// Reads up to the value of the next member like ``nextMember(_:)``, if it is written in the
  /// usual way: a key of less than eight plain characters, and no whitespace. Otherwise, and near
  /// the end of the bytes, reads nothing and returns `false`.
  @inline(__always)
  private mutating func isAtPlainMember(_ members: inout JSONMembers) -> Bool {
    guard count &- position > 16 else { return false }
    // A quote, preceded by a comma unless the member is the first, and `":` after the key.
    let start = position &+ (members.isEmpty ? 1 : 2)
    guard members.isEmpty || self[position] == UInt8(ascii: ","),
      self[start &- 1] == UInt8(ascii: "\"")
    else { return false }
    let word = word(at: start)
    let special = JSONScanner.specialBytes(word)
    guard special != 0 else { return false }
    let end = start &+ special.trailingZeroBitCount >> 3
    guard self[end] == UInt8(ascii: "\""), self[end &+ 1] == UInt8(ascii: ":"),
      self[end &+ 2] > 0x20
    else { return false }
    let key = JSONString(start: start, end: end, hasEscapes: false)
    note(key, JSONScanner.beginning(of: word, count: end &- start), in: &members)
    position = end &+ 2
    return true
  }

  @inline(__always)
  private func note(_ key: JSONString, _ keyWord: UInt64, in members: inout JSONMembers) {
    members.isKeyGreater = members.isEmpty || precedes(members, key, keyWord)
    if key.hasEscapes || !members.isKeyGreater { members.isAscending = false }
    members.isEmpty = false
    members.key = key
    members.keyWord = keyWord
  }

  /// Whether the bytes of the previous key come before those of `key`; neither contains a NUL.
  @inline(__always)
  private func precedes(_ members: JSONMembers, _ key: JSONString, _ keyWord: UInt64) -> Bool {
    if members.keyWord != keyWord { return members.keyWord.byteSwapped < keyWord.byteSwapped }
    let last = members.key
    if last.count <= 8 || key.count <= 8 { return last.count < key.count }
    return slice(last.start, last.end).lexicographicallyPrecedes(slice(key.start, key.end))
  }

  /// The first eight bytes of a string, like ``JSONMembers/keyWord`` for a key.
  @inline(__always)
  func firstWord(of string: JSONString) -> UInt64 {
    JSONScanner.beginning(of: word(at: string.start), count: string.count)
  }

  /// The first `count` bytes of `word`, or all of it if `count` is eight or more.
  @inline(__always)
  private static func beginning(of word: UInt64, count: Int) -> UInt64 {
    count < 8 ? word & ((1 &<< (8 &* UInt64(truncatingIfNeeded: count))) &- 1) : word
  }

  /// Whether a key of `count` bytes whose first eight are in `word` consists of `a-z` only.
  @inline(__always)
  static func isLowercaseWord(_ word: UInt64, count: Int) -> Bool {
    guard 1...8 ~= count else { return false }
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Letters fill in for missing bytes.
    let filled =
      count < 8 ? word | (ones &* 0x61) &<< (8 &* UInt64(truncatingIfNeeded: count)) : word
    return ((filled &- ones &* 0x61) | (ones &* 0x7A &- filled) | filled) & (ones &* 0x80) == 0
  }

  /// Requires that the object that has just been read has no duplicate keys, and records whether
  /// they are in canonical order. Quick if they were ascending.
  @inline(__always)
  mutating func checkKeys(of members: JSONMembers) throws(JSONError) {
    if !members.isAscending, checksKeys { try checkUnorderedKeys(ofObjectAt: members.start) }
  }

  /// Reads the keys of the object at `start` again.
  @inline(never)
  mutating func checkUnorderedKeys(ofObjectAt start: Int) throws(JSONError) {
    let keys = try gatherKeys(ofObjectAt: start)
    if let offset = keys.offsetOfDuplicate() {
      throw JSONError(problem: .duplicateKey, offset: offset)
    }
    if !keys.areAscending { isCanonical = false }
  }

  /// Reads the keys of the object at `start`, which has been read before.
  ///
  /// This does not check nested objects for duplicate keys again, so the cost is one more reading
  /// for each level of nesting.
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
