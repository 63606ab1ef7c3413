/// A word of the command line, classified only by its shape.
enum ArgumentToken: Hashable {
  /// `--name`, or `--name=value`.
  case option(name: String, attached: String?)
  /// `-n`; each letter of `-nm` is a separate token.
  case shortOption(Character)
  /// Anything else: `quiet`, `-`, `-5`, `- a note`.
  case value(String)
  /// `--`, after which everything is a value.
  case terminator

  /// The word as it was typed.
  var text: String {
    switch self {
    case .option(let name, let attached): "--\(name)\(attached.map { "=\($0)" } ?? "")"
    case .shortOption(let letter): "-\(letter)"
    case .value(let word): word
    case .terminator: "--"
    }
  }

  /// The words of a command line, in order.
  static func split(_ arguments: [String]) -> [ArgumentToken] {
    guard let end = arguments.firstIndex(of: "--") else { return arguments.flatMap(tokens) }
    return arguments[..<end].flatMap(tokens) + [.terminator]
      + arguments[(end + 1)...].map { .value($0) }
  }

  private static func tokens(of word: String) -> [ArgumentToken] {
    if word.hasPrefix("--") {
      let parts = word.dropFirst(2).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = parts.first, isName(name) else { return [.value(word)] }
      return [.option(name: String(name), attached: parts.count > 1 ? String(parts[1]) : nil)]
    }
    let letters = word.dropFirst()
    guard word.hasPrefix("-"), !letters.isEmpty, letters.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return [.value(word)] }
    return letters.map { .shortOption($0) }
  }

  /// Whether the text after two dashes can be the name of an option, unlike in a note such as "---
  /// tired".
  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.first, first.isASCII, first.isLetter else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }
}
