import DuologMerge

/// Reads one event from a ``JSONScanner``.
///
/// The keys may come in any order. The cost is linear in the number of bytes, plus sorting the keys
/// if they are out of order.
struct EventScanner {
  private(set) var scanner: JSONScanner

  /// What is wrong, if the scanner has refused well-formed JSON.
  private var refusal = EventError.Problem.missingKey
  /// The current key or field.
  private var key: JSONString?
  private var given = EventKey.Mask()

  private var sequence: Int64 = 0
  private var at = Timestamp(milliseconds: 0)
  private var entity: EntityID?
  private var by: EntityID?
  private var undoes: Int64?
  private var with: Int64?
  private var type = JSONString(start: 0, end: 0, hasEscapes: false)
  private var seenOffset: Int
  private var setOffset: Int
  private var takesBackOffset: Int
  private var fieldCount = 0

  @inline(__always)
  init(_ scanner: JSONScanner) {
    self.scanner = scanner
    seenOffset = scanner.position
    setOffset = scanner.position
    takesBackOffset = scanner.position
  }

  /// Reads one event, which starts at the next byte.
  @inline(__always)
  mutating func scan() throws(JSONError) -> ScannedEvent {
    var members = try scanner.beginObject()
    var last = -1
    var isOrdered = true
    while try scanner.nextMember(&members) {
      let span = members.key
      key = span
      if span.hasEscapes { throw refuse(.escapedKey, at: span.start) }
      let current = EventKey(members.keyWord, count: span.count)
      if current != .unknown, given.contains(current) {
        throw JSONError(problem: .duplicateKey, offset: span.start)
      }
      let rank = Int(current.rawValue)
      if rank < last || (rank == last && !members.isKeyGreater) { isOrdered = false }
      last = rank
      given.insert(current)
      try scanValue(of: current)
    }
    key = nil
    if !isOrdered {
      scanner.isCanonical = false
      if given.contains(.unknown) { try scanner.checkUnorderedKeys(ofObjectAt: members.start) }
    }
    guard given.holdsRequired, let entity else { throw refuse(.missingKey, at: members.start) }
    if let undoes, undoes >= sequence {
      throw refuse(.undoesWhatComesLater, at: members.start)
    }
    if let with, with >= sequence {
      throw refuse(.withWhatComesLater, at: members.start)
    }
    return ScannedEvent(
      bytes: scanner.slice(members.start, scanner.position), sequence: sequence, at: at,
      entity: entity, by: by, undoes: undoes, with: with, type: scanner.slice(type.start, type.end),
      isCanonical: scanner.isCanonical, fieldCount: fieldCount,
      seenOffset: seenOffset - members.start, setOffset: setOffset - members.start,
      takesBackOffset: takesBackOffset - members.start)
  }

  @inline(__always)
  private mutating func scanValue(of key: EventKey) throws(JSONError) {
    switch key {
    case .seq: sequence = try scanSequenceNumber()
    case .at: try scanTime()
    case .seen: try scanSeen()
    case .by: by = try scanEntity()
    case .undoes: undoes = try scanSequenceNumber()
    case .with: with = try scanSequenceNumber()
    case .type: try scanType()
    case .id: entity = try scanEntity()
    case .set: try scanFields()
    case .unknown: try skipUnknown()
    }
  }

  /// Skips the value of an unknown key, and notes the position of `takesBack`. Its value is never a
  /// reason to refuse the event, because programs that do not know the key accept it.
  @inline(never)
  private mutating func skipUnknown() throws(JSONError) {
    if let key, scanner.slice(key.start, key.end).elementsEqual("takesBack".utf8) {
      takesBackOffset = scanner.position
    }
    try scanner.skipValue(depth: 1)
  }

  /// An error that records why well-formed JSON is not an event.
  @inline(never)
  private mutating func refuse(_ problem: EventError.Problem, at offset: Int) -> JSONError {
    refusal = problem
    return JSONError(problem: .refused, offset: offset)
  }

  /// The error to report for an error that reading threw; offsets are in the scanner's bytes.
  func eventError(for error: JSONError) -> EventError {
    var name = key
    if error.problem == .duplicateKey {
      var reader = JSONScanner(scanner.bytes, at: error.offset - 1)
      name = try? reader.scanString()
    }
    let text = name.map {
      JSONText.string(scanner.slice($0.start, $0.end), hasEscapes: $0.hasEscapes)
    }
    guard error.problem == .refused else {
      return EventError(.json(error.problem), offset: error.offset, key: text)
    }
    if refusal == .missingKey {
      let missing = EventKey.required.first { !given.contains($0) }
      return EventError(.missingKey, offset: error.offset, key: missing?.name?.description)
    }
    return EventError(refusal, offset: error.offset, key: text)
  }
}

// MARK: - The values of the keys

extension EventScanner {
  /// A plain integer from 1 to 2⁵³ - 1.
  @inline(__always)
  private mutating func scanSequenceNumber() throws(JSONError) -> Int64 {
    guard UInt8(ascii: "1")...UInt8(ascii: "9") ~= (try scanner.peek()) else {
      throw refuse(.notASequenceNumber, at: scanner.position)
    }
    let start = scanner.position
    guard let value = try scanner.scanInteger(), value <= Limits.sequence else {
      throw refuse(.notASequenceNumber, at: start)
    }
    return value
  }

  /// A string without escapes. The values of these keys never need any.
  @inline(__always)
  private mutating func scanPlainString(
    or problem: EventError.Problem
  ) throws(JSONError) -> JSONString {
    guard try scanner.peek() == UInt8(ascii: "\"") else {
      throw refuse(problem, at: scanner.position)
    }
    let string = try scanner.scanString()
    if string.hasEscapes { throw refuse(problem, at: string.start) }
    return string
  }

  @inline(__always)
  private mutating func scanTime() throws(JSONError) {
    if let text = scanner.string(ofLength: Timestamp.textLength), let time = Timestamp(utf8: text) {
      scanner.position &+= Timestamp.textLength &+ 2
      at = time
      return
    }
    let string = try scanPlainString(or: .notATimestamp)
    guard let time = Timestamp(utf8: scanner.slice(string.start, string.end)) else {
      throw refuse(.notATimestamp, at: string.start)
    }
    at = time
  }

  @inline(__always)
  private mutating func scanEntity() throws(JSONError) -> EntityID {
    if let text = scanner.string(ofLength: EntityID.textLength), let entity = EntityID(utf8: text) {
      scanner.position &+= EntityID.textLength &+ 2
      return entity
    }
    let string = try scanPlainString(or: .notAnEntity)
    guard let entity = EntityID(utf8: scanner.slice(string.start, string.end)) else {
      throw refuse(.notAnEntity, at: string.start)
    }
    return entity
  }

  @inline(__always)
  private mutating func scanType() throws(JSONError) {
    let string = try scanPlainString(or: .notAName)
    guard isName(string, scanner.firstWord(of: string)) else {
      throw refuse(.notAName, at: string.start)
    }
    type = string
  }

  private mutating func scanSeen() throws(JSONError) {
    seenOffset = scanner.position
    guard try scanner.peek() == UInt8(ascii: "{") else {
      throw refuse(.notAnObject, at: scanner.position)
    }
    var members = try scanner.beginObject()
    var count = 0
    while try scanner.nextMember(&members) {
      let name = members.key
      count += 1
      guard count <= Limits.devices else { throw refuse(.tooManyLogs, at: name.start) }
      guard LogID(utf8: scanner.slice(name.start, name.end)) != nil else {
        throw refuse(.notALog, at: name.start)
      }
      _ = try scanSequenceNumber()
    }
    try scanner.checkKeys(of: members)
  }

  @inline(__always)
  private mutating func scanFields() throws(JSONError) {
    setOffset = scanner.position
    guard try scanner.peek() == UInt8(ascii: "{") else {
      throw refuse(.notAnObject, at: scanner.position)
    }
    var members = try scanner.beginObject()
    while try scanner.nextMember(&members) {
      let name = members.key
      key = name
      fieldCount += 1
      guard fieldCount <= Limits.fields else {
        throw refuse(.tooManyFields, at: name.start)
      }
      guard isName(name, members.keyWord) else { throw refuse(.notAName, at: name.start) }
      if scanner[scanner.position] == UInt8(ascii: "\"") {
        _ = try scanner.scanString()
      } else {
        try scanScalar()
      }
    }
    try scanner.checkKeys(of: members)
  }

  /// Whether `name`, whose first bytes are `word`, may be the name of a type or a field. Most are
  /// short words.
  @inline(__always)
  private func isName(_ name: JSONString, _ word: UInt64) -> Bool {
    JSONScanner.isLowercaseWord(word, count: name.count)
      || ScannedEvent.isName(scanner.slice(name.start, name.end))
  }

  @inline(never)
  private mutating func scanScalar() throws(JSONError) {
    let start = scanner.position
    guard let value = try scanner.scanScalar() else {
      throw refuse(.notAScalar, at: start)
    }
    guard value.isUsable else { throw refuse(.unusableNumber, at: start) }
  }
}
