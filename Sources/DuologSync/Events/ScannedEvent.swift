import DuologMerge

/// An event in place: its common members, and where the rest is in its bytes.
///
/// Reading one allocates nothing. Valid only as long as the bytes are.
package struct ScannedEvent {
  /// The bytes of the event: one JSON object, without anything before or after it.
  package let bytes: UnsafeRawBufferPointer
  /// The position in the log: 1 to 2⁵³ - 1.
  package let sequence: Int64
  /// The device's wall clock.
  package let at: Timestamp
  /// The entity that is written to.
  package let entity: EntityID
  /// The person who wrote it, if not the owner of the device.
  package let by: EntityID?
  /// The earlier event of the same log that this one takes back.
  package let undoes: Int64?
  /// The earlier event of the same log that this one belongs with as a single entry.
  package let with: Int64?
  /// The name of the entity's type, which satisfies ``isName(_:)``.
  package let type: UnsafeRawBufferPointer
  /// Whether the bytes are the canonical encoding.
  package let isCanonical: Bool
  /// The number of fields; at most ``Limits/fields``.
  package let fieldCount: Int

  /// The offset of `seen`; 0 if absent.
  let seenOffset: Int
  /// The offset of `set`.
  let setOffset: Int
  /// The offset of `takesBack`; 0 if absent.
  let takesBackOffset: Int
}

extension ScannedEvent {
  /// Reads `line`, which must be exactly one event.
  ///
  /// Throws for anything else, with the position and the key. Complexity: O(n) for n bytes whose
  /// keys are in canonical order.
  package static func scan(_ line: UnsafeRawBufferPointer) throws(EventError) -> ScannedEvent {
    guard line.count <= Limits.eventBytes else {
      throw EventError(.tooLong, offset: Limits.eventBytes)
    }
    var scanner = EventScanner(JSONScanner(line))
    do throws(JSONError) {
      let event = try scanner.scan()
      guard scanner.scanner.position == line.count else {
        throw JSONError(problem: .trailingBytes, offset: scanner.scanner.position)
      }
      return event
    } catch {
      throw scanner.eventError(for: error)
    }
  }

  /// Requires that `bytes` are exactly one event.
  static func check(_ bytes: [UInt8]) throws(EventError) {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(EventError) in _ = try scan(bytes) }
    }
    try result.get()
  }

  /// Whether `name` may be the name of a type or a field: 1 to 64 of the characters `A-Z a-z 0-9 .
  /// _ -`, starting with one of `a-z`.
  ///
  /// Plain ASCII, because two Unicode names that look and compare the same may have different
  /// bytes, and because names become those of tables and columns.
  @inline(__always)
  package static func isName(_ name: UnsafeRawBufferPointer) -> Bool {
    guard 1...Limits.nameBytes ~= name.count,
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= name[0]
    else { return false }
    for byte in name {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        continue
      default: return false
      }
    }
    return true
  }
}

// MARK: - What the author had seen

extension ScannedEvent {
  /// Whether the event says what its author had newly seen of other logs.
  @inline(__always)
  package var hasSeen: Bool { seenOffset > 0 }

  /// Whether the event `line` may have ``hasSeen``: whether it contains the key, which is never
  /// written with escapes, anywhere. Takes a small part of the time of ``scan(_:)``.
  ///
  /// A byte that is not in `"seen"` cannot be in a match, so most bytes are skipped (after
  /// Horspool, "Practical fast searching in strings", 1980).
  static func mayHaveSeen(_ line: UnsafeRawBufferPointer) -> Bool {
    var last = 5
    while last < line.count {
      switch line[last] {
      case UInt8(ascii: "\""):
        let isAfterN = line[last - 1] == UInt8(ascii: "n")
        if isAfterN, line[(last - 5)...last].elementsEqual("\"seen\"".utf8) { return true }
        last += 5
      case UInt8(ascii: "s"): last += 4
      case UInt8(ascii: "e"): last += 2
      case UInt8(ascii: "n"): last += 1
      default: last += 6
      }
    }
    return false
  }

  /// Calls `body` with each log that the author had newly seen, and how far: 1 to 2⁵³ - 1. Does
  /// nothing if there are none.
  ///
  /// The event's own log may be among them if a hostile author has put it there.
  package func forEachSeen(_ body: (_ log: LogID, _ sequence: Int64) throws -> Void) rethrows {
    guard hasSeen else { return }
    var scanner = JSONScanner(bytes, at: seenOffset)
    guard var members = try? scanner.beginObject() else { return }
    while (try? scanner.nextMember(&members)) == true {
      guard let log = LogID(utf8: scanner.slice(members.key.start, members.key.end)),
        let value = try? scanner.scanScalar(), let sequence = value.integer
      else { return }
      try body(log, sequence)
    }
  }

  /// What the author had newly seen, as a value.
  package var seen: VersionVector {
    var vector = VersionVector()
    forEachSeen { vector[$0] = $1 }
    return vector
  }
}

// MARK: - What it takes back

extension ScannedEvent {
  /// The event of another log that this one takes back, by the log digest there: see
  /// `Event.takesBack`. `nil` if absent, or if it is not an object with a single member from the
  /// name of a branch to a sequence number.
  package var takesBack: EventName? {
    guard takesBackOffset > 0 else { return nil }
    var scanner = JSONScanner(bytes, at: takesBackOffset)
    guard var members = try? scanner.beginObject(),
      (try? scanner.nextMember(&members)) == true,
      let log = LogID(utf8: scanner.slice(members.key.start, members.key.end)), log.branch != nil,
      let value = try? scanner.scanScalar(), let sequence = value.integer,
      1...Limits.sequence ~= sequence,
      (try? scanner.nextMember(&members)) == false
    else { return nil }
    return EventName(log, sequence)
  }
}

// MARK: - Fields

extension ScannedEvent {
  /// The fields that the event sets, in the order of the bytes.
  @inline(__always)
  package var fields: ScannedFields { ScannedFields(bytes, at: setOffset) }

  /// Calls `body` with the bytes of each field's name and with its value, in the order of the
  /// bytes. Names are unique.
  @inline(__always)
  package func forEachField(
    _ body: (_ name: UnsafeRawBufferPointer, _ value: RawScalar) throws -> Void
  ) rethrows {
    for (name, value) in fields { try body(name, value) }
  }

  /// The value of the field `name`; `nil` if the event does not set it.
  package func value(of name: String) -> RawScalar? {
    var name = name
    return name.withUTF8 { value(of: UnsafeRawBufferPointer($0)) }
  }

  /// The value of the field whose name has these bytes; `nil` if the event does not set it.
  package func value(of name: UnsafeRawBufferPointer) -> RawScalar? {
    for field in fields where field.name.hasSameBytes(as: name) {
      return field.value
    }
    return nil
  }
}
