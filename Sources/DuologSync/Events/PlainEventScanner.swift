import DuologMerge

/// The short way to read an event as nearly all of them are written: in canonical spelling, with
/// only the keys that every event has.
///
/// It says nothing of what it does not take, which is ``EventScanner``'s to read or to refuse. What
/// it does take, ``EventScanner`` takes alike; tests compare the two.
struct PlainEventScanner {
  private let bytes: UnsafeRawBufferPointer
  private let base: UnsafeRawPointer
  private let start: Int
  /// The last offset at which eight bytes can be read.
  private let limit: Int
  private var position: Int

  /// Fails where there are too few bytes for any event.
  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer, at start: Int = 0) {
    guard let base = bytes.baseAddress, bytes.count - start >= 8 else { return nil }
    self.bytes = bytes
    self.base = base
    self.start = start
    limit = bytes.count - 8
    position = start
  }

  /// Reads one event, which begins at the very next byte; `nil` if it is not a plain one, is not
  /// one at all, or does not end within the bytes.
  @inline(__always)
  mutating func scan() -> ScannedEvent? {
    // `{"seq":`
    guard skip(0x003A_2271_6573_227B, 7) else { return nil }
    let sequence = scanSequenceNumber()
    // `,"at":"`
    guard sequence > 0, skip(0x0022_3A22_7461_222C, 7),
      let at = take(Timestamp.textLength).flatMap({ Timestamp(utf8: $0) }),
      // `","type"`
      skip(0x2265_7079_7422_2C22, 8),
      // `:"`
      skip(0x223A, 2)
    else { return nil }
    let type = position
    let typeEnd = scanName()
    guard typeEnd > 0,
      // `,"id":"`
      skip(0x0022_3A22_6469_222C, 7),
      let entity = take(EntityID.textLength).flatMap({ EntityID(utf8: $0) }),
      // `","set":`
      skip(0x3A22_7465_7322_2C22, 8)
    else { return nil }
    let set = position
    let fieldCount = scanFields()
    guard fieldCount >= 0, skip(UInt8(ascii: "}")) else { return nil }
    return ScannedEvent(
      bytes: slice(start, position), sequence: sequence, at: at, entity: entity, by: nil,
      undoes: nil, with: nil, type: slice(type, typeEnd), isCanonical: true, fieldCount: fieldCount,
      seenOffset: 0, setOffset: set - start, takesBackOffset: 0)
  }
}

// MARK: - Steps, each of which begins at the very next byte

extension PlainEventScanner {
  /// Reads the `length` characters that `word` spells, the first one lowest.
  @inline(__always)
  private mutating func skip(_ word: UInt64, _ length: Int) -> Bool {
    guard position <= limit,
      (self.word ^ word) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* length) == 0
    else { return false }
    position &+= length
    return true
  }

  /// Reads the character `byte`.
  @inline(__always)
  private mutating func skip(_ byte: UInt8) -> Bool {
    guard position < bytes.count, self[position] == byte else { return false }
    position &+= 1
    return true
  }

  /// Reads `count` bytes, whatever they are.
  @inline(__always)
  private mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
    guard bytes.count &- position >= count else { return nil }
    position &+= count
    return slice(position &- count, position)
  }

  /// Reads an integer from 1 to 2⁵³ - 1; returns 0 for anything else.
  @inline(__always)
  private mutating func scanSequenceNumber() -> Int64 {
    var value: Int64 = 0
    // No number below 2⁵³ has more than 16 digits, and no number of 17 digits overflows.
    let end = min(position &+ 17, bytes.count)
    while position < end {
      let digit = self[position] &- UInt8(ascii: "0")
      if digit > 9 || (digit == 0 && value == 0) { break }
      value = value &* 10 &+ Int64(digit)
      position &+= 1
    }
    return value <= Limits.sequence ? value : 0
  }

  /// Reads the name of a type or a field and the quote behind it; returns the offset of that quote,
  /// or -1 for anything else.
  @inline(__always)
  private mutating func scanName() -> Int {
    let start = position
    guard position <= limit else { return -1 }
    let word = word
    let special = JSONScanner.specialBytes(word)
    if special != 0 {
      let count = special.trailingZeroBitCount >> 3
      let name = count == 0 ? 0 : word & (.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count))
      if JSONScanner.isLowercaseWord(name, count: count),
        self[start &+ count] == UInt8(ascii: "\"")
      {
        position = start &+ count &+ 1
        return start &+ count
      }
    }
    return scanLongName()
  }

  @inline(never)
  private mutating func scanLongName() -> Int {
    let start = position
    while position < bytes.count, position - start <= Limits.nameBytes {
      if self[position] == UInt8(ascii: "\"") {
        guard ScannedEvent.isName(slice(start, position)) else { return -1 }
        position += 1
        return position - 1
      }
      position += 1
    }
    return -1
  }

  /// Reads the object of fields; returns their number, or -1 for anything else, and for fields of
  /// which it is not plain that they ascend.
  @inline(__always)
  private mutating func scanFields() -> Int {
    guard skip(UInt8(ascii: "{")) else { return -1 }
    if skip(UInt8(ascii: "}")) { return 0 }
    guard skip(UInt8(ascii: "\"")) else { return -1 }
    var count = 0
    var last: UInt64 = 0
    while count < Limits.fields {
      let start = position
      let end = scanName()
      guard end > 0, end <= limit, self[position] == UInt8(ascii: ":") else { return -1 }
      // The first eight bytes, as a number that is ordered like them; the quote cuts them off.
      let length = end &- start
      var order = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).bigEndian
      if length < 8 { order &= .max &<< UInt64(truncatingIfNeeded: 64 &- 8 &* length) }
      guard order > last else { return -1 }
      last = order
      position &+= 1
      guard scanValue() else { return -1 }
      count &+= 1
      if skip(UInt8(ascii: "}")) { return count }
      guard skip(UInt8(ascii: ",")), skip(UInt8(ascii: "\"")) else { return -1 }
    }
    return -1
  }

  /// Reads the value of a field.
  @inline(__always)
  private mutating func scanValue() -> Bool {
    guard position <= limit, self[position] == UInt8(ascii: "\"") else { return scanOtherValue() }
    let start = position
    position &+= 1
    while position <= limit {
      let special = JSONScanner.specialBytes(word)
      if special == 0 {
        position &+= 8
        continue
      }
      position &+= special.trailingZeroBitCount >> 3
      if self[position] == UInt8(ascii: "\"") {
        position &+= 1
        return true
      }
      break
    }
    position = start
    return scanOtherValue()
  }

  @inline(never)
  private mutating func scanOtherValue() -> Bool {
    var scanner = JSONScanner(bytes, at: position)
    guard position < bytes.count, !JSONScanner.isWhitespace(self[position]),
      let value = try? scanner.scanScalar(), value.isUsable, scanner.isCanonical
    else { return false }
    position = scanner.position
    return true
  }
}

// MARK: - Bytes

extension PlainEventScanner {
  /// The next eight bytes, the first one lowest.
  ///
  /// - Precondition: `position` is at most `limit`.
  @inline(__always)
  private var word: UInt64 {
    assert(position <= limit)
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// The byte at `offset`.
  ///
  /// - Precondition: `offset` lies within the bytes. Every caller has compared it.
  @inline(__always)
  private subscript(offset: Int) -> UInt8 {
    assert(offset >= 0 && offset < bytes.count)
    return base.load(fromByteOffset: offset, as: UInt8.self)
  }

  @inline(__always)
  private func slice(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
    assert(start >= 0 && start <= end && end <= bytes.count)
    return UnsafeRawBufferPointer(start: base + start, count: end - start)
  }
}
