import DuologMerge

/// A JSON object of a bundle, other than an event, while it is being read.
///
/// Members may come in any order. Unknown keys are read and ignored.
struct BundleObject {
  private let input: BundleInput
  /// The keys so far: at most ``Limits/fields``.
  private var keys: [[UInt8]] = []
  /// The key of the member whose value is next.
  private(set) var key = ""

  /// Whether no key has been read.
  var isEmpty: Bool { keys.isEmpty }

  /// Reads the opening brace.
  init(_ input: BundleInput) throws {
    self.input = input
    try input.take(UInt8(ascii: "{"))
  }

  /// Reads up to the value of the next member. Returns `false` after the closing brace.
  mutating func next() throws -> Bool {
    if try input.next() == UInt8(ascii: "}") {
      input.advance(by: 1)
      return false
    }
    if !keys.isEmpty { try input.take(UInt8(ascii: ",")) }
    guard try input.next() == UInt8(ascii: "\"") else {
      throw input.fault(at: 0, JSONError.Problem.unexpectedByte.description)
    }
    let line = input.line
    let key = try input.read { scanner throws(JSONError) in
      let string = try scanner.scanString()
      var text: [UInt8] = []
      JSONText.append(scanner.slice(string.start, string.end), to: &text)
      return text
    }
    guard keys.count < Limits.fields, key.count <= Limits.nameBytes else {
      throw BundleFault(line: line, "has too many keys, or keys that are too long")
    }
    self.key = String(decoding: key, as: UTF8.self)
    guard !keys.contains(key) else {
      throw BundleFault(line: line, JSONError.Problem.duplicate(key: self.key))
    }
    keys.append(key)
    try input.take(UInt8(ascii: ":"))
    return true
  }

  /// Reads and ignores the value of an unknown member.
  func skipValue() throws {
    try input.read { scanner throws(JSONError) in try scanner.skipValue() }
  }

  /// Reads the member's value with `convert`, which receives the bytes of a whole JSON value and
  /// returns `nil` if the value is not valid for the key.
  func value<Value>(
    _ demand: String, _ convert: (UnsafeRawBufferPointer) -> Value?
  ) throws -> Value {
    _ = try input.next()
    let line = input.line
    let value = try input.read { scanner throws(JSONError) in
      try scanner.skipValue()
      return convert(scanner.slice(0, scanner.position))
    }
    guard let value else { throw BundleFault(line: line, "has no \(demand) for \"\(key)\"") }
    return value
  }
}

// MARK: - Values

extension BundleObject {
  func entity() throws -> EntityID {
    try value("identifier of 13 characters") { json in
      BundleObject.plainText(json).flatMap { EntityID(utf8: $0) }
    }
  }

  func log() throws -> LogID {
    try value("name of a log") { json in
      BundleObject.plainText(json).flatMap { LogID(utf8: $0) }
    }
  }

  func digest() throws -> Digest {
    try value("digest of 64 hexadecimal digits") { json in
      BundleObject.plainText(json).flatMap { Digest(hex: $0) }
    }
  }

  func timestamp() throws -> Timestamp {
    try value("time like 2026-11-21T09:30:12.345Z") { json in
      BundleObject.plainText(json).flatMap { Timestamp(utf8: $0) }
    }
  }

  /// A sequence number. `least` is 0 where it may mean the position before the first event.
  func sequence(least: Int64) throws -> Int64 {
    try value("whole number from \(least) to \(Limits.sequence)") { json in
      guard let number = JSONDecimal.integer(json) else { return nil }
      return least...Limits.sequence ~= number ? number : nil
    }
  }

  func vector() throws -> VersionVector {
    try value("list of logs and sequence numbers") { json in
      var vector = VersionVector()
      var count = 0
      var scanner = JSONScanner(json)
      guard var members = try? scanner.beginObject() else { return nil }
      while (try? scanner.nextMember(&members)) == true {
        count += 1
        guard count <= Limits.devices,
          let log = LogID(utf8: scanner.slice(members.key.start, members.key.end)),
          let sequence = try? scanner.scanScalar()?.integer,
          1...Limits.sequence ~= sequence
        else { return nil }
        vector[log] = sequence
      }
      return vector
    }
  }

  /// The first bits of digests by log, or `nil` for anything else. They were added to the format
  /// later and no stored data depends on them, so they are never a reason to refuse a file.
  func heads() throws -> [LogID: DigestPrefix]? {
    try optionalValue { json in
      var heads: [LogID: DigestPrefix] = [:]
      var scanner = JSONScanner(json)
      guard var members = try? scanner.beginObject() else { return nil }
      while (try? scanner.nextMember(&members)) == true {
        guard let log = LogID(utf8: scanner.slice(members.key.start, members.key.end)),
          let text = (try? scanner.scanScalar())?.unescapedText,
          let head = DigestPrefix(hex: text), heads.count < Limits.devices
        else { return nil }
        heads[log] = head
      }
      return heads
    }
  }

  /// A digest, or `nil` for anything else, like ``heads()``.
  func history() throws -> Digest? {
    try optionalValue { json in
      BundleObject.plainText(json).flatMap { Digest(hex: $0) }
    }
  }

  /// A list of at most ``KeyRing/limit`` short texts, or `nil` for anything else, like ``heads()``.
  func words() throws -> [String]? {
    try optionalValue { json in
      var words: [String] = []
      var scanner = JSONScanner(json)
      var isFirst = true
      guard (try? scanner.beginArray()) != nil else { return nil }
      while (try? scanner.nextElement(isFirst: isFirst)) == true {
        isFirst = false
        guard let text = (try? scanner.scanScalar())?.text, text.utf8.count <= Limits.nameBytes,
          words.count < KeyRing.limit
        else { return nil }
        words.append(text)
      }
      return words
    }
  }

  /// Reads the member's value with `convert`, which receives the bytes of a whole JSON value and
  /// returns `nil` if it cannot use them.
  private func optionalValue<Value>(
    _ convert: (UnsafeRawBufferPointer) -> Value?
  ) throws -> Value? {
    try input.read { scanner throws(JSONError) in
      try scanner.skipValue()
      return convert(scanner.slice(0, scanner.position))
    }
  }

  /// Journals, without duplicates.
  func journals() throws -> [EntityID] {
    let limit = Limits.joinedJournals
    return try value("list of at most \(limit) different identifiers") { json in
      var journals: [EntityID] = []
      var scanner = JSONScanner(json)
      var isFirst = true
      guard (try? scanner.beginArray()) != nil else { return nil }
      while (try? scanner.nextElement(isFirst: isFirst)) == true {
        isFirst = false
        guard let text = (try? scanner.scanScalar())?.unescapedText,
          let journal = EntityID(utf8: text), !journals.contains(journal), journals.count < limit
        else { return nil }
        journals.append(journal)
      }
      return journals
    }
  }

  /// The device that wrote the bundle, and its name.
  func device() throws -> (id: DeviceID, name: String) {
    try value("device and its name") { json in
      var id: DeviceID?
      var name: String?
      var scanner = JSONScanner(json)
      guard var members = try? scanner.beginObject() else { return nil }
      while (try? scanner.nextMember(&members)) == true {
        let key = scanner.slice(members.key.start, members.key.end)
        let start = scanner.position
        try? scanner.skipValue()
        let value = scanner.slice(start, scanner.position)
        if key.elementsEqual("device".utf8) {
          id = BundleObject.plainText(value).flatMap { DeviceID(utf8: $0) }
        } else if key.elementsEqual("name".utf8) {
          name = BundleObject.text(value)
        }
      }
      guard let id, let name, name.utf8.count <= Limits.deviceNameBytes else { return nil }
      return (id, name)
    }
  }

  /// The text of `json`, if it is a string.
  private static func text(_ json: UnsafeRawBufferPointer) -> String? {
    var scanner = JSONScanner(json)
    return (try? scanner.scanScalar())?.text
  }

  /// The text of `json` in place, if it is a string without escapes. Identifiers need none.
  private static func plainText(_ json: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    var scanner = JSONScanner(json)
    return (try? scanner.scanScalar())?.unescapedText
  }
}
