import DuologTesting

/// Reformats JSON the way editors and tools do.
struct Reformatter: Sendable, CustomStringConvertible {
  var name: String
  /// Spaces for each level; `nil` for everything on one line.
  var indent: Int?
  /// What follows each comma if everything is on one line.
  var blank = ""
  var lineBreak = "\n"
  var order = Order.kept
  var escapesUnicode = false
  var escapesSlashes = false
  var hasByteOrderMark = false
  var endsWithLineBreak = true

  enum Order: Sendable {
    case kept
    case sorted
    case reversed
    case shuffled(UInt64)
  }

  var description: String { name }

  /// Typical tools.
  static let all: [Reformatter] = [
    Reformatter(name: "minified", indent: nil),
    Reformatter(name: "jq .", indent: 2),
    Reformatter(name: "jq -S .", indent: 2, order: .sorted),
    Reformatter(
      name: "python -m json.tool", indent: 4, escapesUnicode: true),
    Reformatter(
      name: "python json.dumps", indent: nil, blank: " ", escapesUnicode: true,
      endsWithLineBreak: false),
    Reformatter(name: "PHP", indent: nil, escapesUnicode: true, escapesSlashes: true),
    Reformatter(
      name: "Notepad", indent: 2, lineBreak: "\r\n", hasByteOrderMark: true),
    Reformatter(name: "keys reversed", indent: 1, order: .reversed),
    Reformatter(name: "keys shuffled once", indent: nil, order: .shuffled(1)),
    Reformatter(name: "keys shuffled again", indent: nil, order: .shuffled(2)),
  ]

  /// The same document, reformatted.
  func reformat(_ document: [UInt8]) -> [UInt8] {
    var parser = JSONTreeParser(document)
    var random = SplitMix64(seed: 0)
    if case .shuffled(let seed) = order { random = SplitMix64(seed: seed) }
    let body = text(of: parser.value(), level: 0, &random)
    return Array(
      ((hasByteOrderMark ? "\u{FEFF}" : "") + body + (endsWithLineBreak ? lineBreak : "")).utf8)
  }

  private func text(of value: JSONTree, level: Int, _ random: inout SplitMix64) -> String {
    switch value {
    case .literal(let text): return text
    case .string(let text): return string(text)
    case .array(let elements):
      let texts = elements.map { text(of: $0, level: level + 1, &random) }
      return "[" + join(texts, level: level) + "]"
    case .object(var members):
      switch order {
      case .kept: break
      case .sorted: members.sort { $0.key < $1.key }
      case .reversed: members.reverse()
      case .shuffled: members.shuffle(using: &random)
      }
      let colon = indent == nil && blank.isEmpty ? ":" : ": "
      let texts = members.map {
        string($0.key) + colon + text(of: $0.value, level: level + 1, &random)
      }
      return "{" + join(texts, level: level) + "}"
    }
  }

  private func join(_ texts: [String], level: Int) -> String {
    guard !texts.isEmpty else { return "" }
    guard let indent else { return texts.joined(separator: "," + blank) }
    let outer = lineBreak + String(repeating: " ", count: indent * level)
    let inner = outer + String(repeating: " ", count: indent)
    return inner + texts.joined(separator: "," + inner) + outer
  }

  private func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "/" where escapesSlashes: result += "\\/"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || (escapesUnicode && scalar.value > 0x7E):
        for unit in UTF16.encode(scalar).map(Array.init) ?? [] {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
