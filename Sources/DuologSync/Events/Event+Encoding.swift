import DuologMerge

extension Event {
  /// The bytes of the event: what is stored, hashed and sent on.
  ///
  /// The encoding is canonical: keys in the order `seq`, `at`, `seen`, `by`, `undoes`, `with`,
  /// `type`, `id`, `set`, `takesBack`, leaving out those without a value; the keys within `seen`
  /// and `set` in ascending order of their UTF-8 bytes; no whitespace; only the escapes that JSON
  /// requires; integers plain, other numbers in the shortest form that reads back as the same
  /// value.
  ///
  /// - Throws: ``EventError`` for an event that no reader would accept: a limit exceeded, an
  ///   invalid name, a number that is not finite.
  package func encoded() throws(EventError) -> [UInt8] {
    let bytes = try uncheckedBytes()
    try ScannedEvent.check(bytes)
    return bytes
  }

  /// The bytes of the event, unchecked. The caller must scan them, which detects an exceeded limit
  /// or an invalid name.
  func uncheckedBytes() throws(EventError) -> [UInt8] {
    // Room for nearly every event.
    var json = JSONWriter(capacity: 320)
    json.write(#"{"seq":"#)
    json.write(integer: sequence)
    json.write(#","at":""#)
    json.write(ascii: at.description)
    json.write("\"")
    if !seen.isEmpty {
      json.write(#","seen":"#)
      json.write(seen)
    }
    if let by {
      json.write(#","by":""#)
      json.write(ascii: by.description)
      json.write("\"")
    }
    if let undoes {
      json.write(#","undoes":"#)
      json.write(integer: undoes)
    }
    if let with {
      json.write(#","with":"#)
      json.write(integer: with)
    }
    json.write(#","type":"#)
    json.write(string: type)
    json.write(#","id":""#)
    json.write(ascii: entity.description)
    json.write(#"","set":{"#)
    try encodeFields(to: &json)
    json.write("}")
    if let takesBack {
      json.write(#","takesBack":"#)
      json.write(VersionVector([takesBack.log: takesBack.sequence]))
    }
    json.write("}")
    return json.bytes
  }

  private func encodeFields(to json: inout JSONWriter) throws(EventError) {
    // Names are ASCII, so strings sort like their bytes.
    let ascending = fields.sorted { $0.key < $1.key }
    var isFirst = true
    for (name, value) in ascending {
      if !isFirst { json.write(",") }
      isFirst = false
      json.write(string: name)
      json.write(":")
      switch value {
      case .text(let text): json.write(string: text)
      case .integer(let integer): json.write(integer: integer)
      case .real(let real):
        guard real.isFinite else {
          throw EventError(.unusableNumber, offset: json.bytes.count, key: name)
        }
        json.write(real: real)
      case .boolean(let boolean): json.write(boolean ? "true" : "false")
      case .null: json.write("null")
      }
    }
  }

  /// A copy of the event that `scanned` describes.
  package init(_ scanned: ScannedEvent) {
    var fields: [String: Scalar] = [:]
    fields.reserveCapacity(scanned.fieldCount)
    scanned.forEachField { name, value in
      fields[String(decoding: name, as: UTF8.self)] = value.scalar
    }
    self.init(
      sequence: scanned.sequence, at: scanned.at, seen: scanned.seen, by: scanned.by,
      undoes: scanned.undoes, with: scanned.with,
      type: String(decoding: scanned.type, as: UTF8.self),
      entity: scanned.entity, fields: fields, takesBack: scanned.takesBack)
  }
}

extension JSONWriter {
  /// Writes an object with a member for each log, in ascending order of their text forms.
  mutating func write(_ vector: VersionVector) {
    write("{")
    var isFirst = true
    for entry in vector {
      if !isFirst { write(",") }
      isFirst = false
      write("\"")
      write(ascii: entry.log.description)
      write("\":")
      write(integer: entry.sequence)
    }
    write("}")
  }
}
