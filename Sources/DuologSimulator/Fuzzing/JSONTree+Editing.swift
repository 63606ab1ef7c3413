import DuologSync
import DuologTesting

extension JSONTree {
  /// The value of the first member `key` of an object. Setting it does nothing if there is none.
  subscript(key: String) -> JSONTree? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { $0.key == key }?.value
    }
    set {
      guard case .object(var members) = self, let newValue,
        let index = members.firstIndex(where: { $0.key == key })
      else { return }
      members[index].value = newValue
      self = .object(members)
    }
  }

  /// The elements of an array. Setting them does nothing to other values.
  var elements: [JSONTree] {
    get { if case .array(let elements) = self { elements } else { [] } }
    set { if case .array = self { self = .array(newValue) } }
  }

  /// The members of an object. Setting them does nothing to other values.
  var members: [JSONTree.Member] {
    get { if case .object(let members) = self { members } else { [] } }
    set { if case .object = self { self = .object(newValue) } }
  }

  /// The text of a string.
  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The number in a literal.
  var integer: Int64? { if case .literal(let text) = self { Int64(text) } else { nil } }

  var isObject: Bool { if case .object = self { true } else { false } }

  /// How many values satisfy `isWanted`, among this one and those inside it.
  func count(_ isWanted: (JSONTree) -> Bool) -> Int {
    let inner =
      switch self {
      case .object(let members): members.reduce(0) { $0 + $1.value.count(isWanted) }
      case .array(let elements): elements.reduce(0) { $0 + $1.count(isWanted) }
      case .string, .literal: 0
      }
    return inner + (isWanted(self) ? 1 : 0)
  }

  /// Changes one random value that satisfies `isWanted`. Does nothing if there is none.
  mutating func changeAny(
    _ random: inout SplitMix64, where isWanted: (JSONTree) -> Bool,
    _ body: (inout JSONTree, inout SplitMix64) -> Void
  ) {
    let count = count(isWanted)
    guard count > 0 else { return }
    var number = Int.random(in: 0..<count, using: &random)
    _ = change(&number, where: isWanted) { body(&$0, &random) }
  }

  private mutating func change(
    _ number: inout Int, where isWanted: (JSONTree) -> Bool, _ body: (inout JSONTree) -> Void
  ) -> Bool {
    if isWanted(self) {
      if number == 0 {
        body(&self)
        return true
      }
      number -= 1
    }
    switch self {
    case .object(var members):
      for index in members.indices
      where members[index].value.change(&number, where: isWanted, body) {
        self = .object(members)
        return true
      }
    case .array(var elements):
      for index in elements.indices where elements[index].change(&number, where: isWanted, body) {
        self = .array(elements)
        return true
      }
    case .string, .literal: break
    }
    return false
  }
}

// MARK: - As bytes

extension JSONTree {
  /// The value without whitespace, with the escapes used in events.
  func write(to writer: inout JSONWriter) {
    switch self {
    case .literal(let text): writer.write(raw: text)
    case .string(let text): writer.write(string: text)
    case .array(let elements):
      writer.write("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { writer.write(",") }
        element.write(to: &writer)
      }
      writer.write("]")
    case .object(let members):
      writer.write("{")
      for (index, member) in members.enumerated() {
        if index > 0 { writer.write(",") }
        writer.write(string: member.key)
        writer.write(":")
        member.value.write(to: &writer)
      }
      writer.write("}")
    }
  }

  /// The value without whitespace.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }

  /// The value in the layout of bundles: one event per line.
  var laidOut: [UInt8] {
    var writer = JSONWriter()
    writeLines(to: &writer, level: 0)
    writer.write("\n")
    return writer.bytes
  }

  private func writeLines(to writer: inout JSONWriter, level: Int) {
    guard case .object(let members) = self, level < 2 else { return write(to: &writer) }
    writer.write("{")
    for (index, member) in members.enumerated() {
      if index > 0 { writer.write(",") }
      writer.write(string: member.key)
      writer.write(":")
      guard case .array(let elements) = member.value, ["logs", "events"].contains(member.key) else {
        member.value.write(to: &writer)
        continue
      }
      writer.write("[\n")
      for (index, element) in elements.enumerated() {
        if index > 0 { writer.write(",\n") }
        element.writeLines(to: &writer, level: level + 1)
      }
      writer.write(elements.isEmpty ? "]" : "\n]")
    }
    writer.write("}")
  }
}

extension JSONWriter {
  /// Writes text unchanged.
  fileprivate mutating func write(raw text: String) {
    var text = text
    text.withUTF8 { write(canonical: UnsafeRawBufferPointer($0)) }
  }
}
