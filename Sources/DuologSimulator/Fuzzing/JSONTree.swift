import DuologSync

/// A JSON value in memory, preserving the order of keys and the spelling of numbers.
indirect enum JSONTree {
  case object([Member])
  case array([JSONTree])
  case string(String)
  case literal(String)

  /// A member of an object.
  struct Member {
    var key: String
    var value: JSONTree

    init(_ key: String, _ value: JSONTree) {
      (self.key, self.value) = (key, value)
    }
  }
}

/// Parses JSON that is known to be valid.
struct JSONTreeParser {
  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) {
    self.text = text
  }

  private mutating func skipBlanks() {
    while position < text.count, text[position] <= 0x20 { position += 1 }
  }

  /// Reads `byte` if it is next.
  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard text[position] == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  mutating func value() -> JSONTree {
    if skip("{") {
      var members: [JSONTree.Member] = []
      while !skip("}") {
        if !members.isEmpty { _ = skip(",") }
        skipBlanks()
        let key = string()
        _ = skip(":")
        members.append(JSONTree.Member(key, value()))
      }
      return .object(members)
    }
    if skip("[") {
      var elements: [JSONTree] = []
      while !skip("]") {
        if !elements.isEmpty { _ = skip(",") }
        elements.append(value())
      }
      return .array(elements)
    }
    if text[position] == UInt8(ascii: "\"") { return .string(string()) }
    let start = position
    while position < text.count, !",]} \n\r\t".utf8.contains(text[position]) { position += 1 }
    return .literal(String(decoding: text[start..<position], as: UTF8.self))
  }

  private mutating func string() -> String {
    position += 1
    var units: [UInt16] = []
    var bytes: [UInt8] = []
    func flush(_ bytes: inout [UInt8], _ units: inout [UInt16]) {
      units += Array(String(decoding: bytes, as: UTF8.self).utf16)
      bytes = []
    }
    while text[position] != UInt8(ascii: "\"") {
      guard text[position] == UInt8(ascii: "\\") else {
        bytes.append(text[position])
        position += 1
        continue
      }
      flush(&bytes, &units)
      let escape = Character(Unicode.Scalar(text[position + 1]))
      position += 2
      if escape == "u" {
        let digits = String(decoding: text[position..<position + 4], as: UTF8.self)
        units.append(UInt16(digits, radix: 16) ?? 0)
        position += 4
      } else {
        let known: [Character: Character] = [
          "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
        ]
        units += Array(String(known[escape] ?? escape).utf16)
      }
    }
    flush(&bytes, &units)
    position += 1
    return String(decoding: units, as: UTF16.self)
  }
}
