import DuologTestSupport
import DuologTesting
import Foundation

/// Random JSON.
enum RandomJSON {
  /// The seeds of random tests: a few that always run, or the one in the environment.
  static let seeds: [UInt64] = {
    guard let text = ProcessInfo.processInfo.environment["DUOLOG_SEED"], let seed = UInt64(text)
    else { return [1, 2, 3, 4] }
    return [seed]
  }()

  /// A value, written in one of many ways.
  static func value(depth: Int, _ random: inout SplitMix64) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
    case 0: return ["true", "false", "null"].randomElement(using: &random) ?? "null"
    case 1: return String(Int64.random(in: .min ... .max, using: &random))
    case 2: return Double.random(in: -1000...1000, using: &random).description
    case 3:
      let exponent = Int.random(in: -9...9, using: &random)
      return "\(Int.random(in: -9...9, using: &random))e\(exponent)"
    case 4, 5: return string(&random)
    case 6:
      let count = Int.random(in: 0...3, using: &random)
      let elements = (0..<count).map { _ in value(depth: depth - 1, &random) }
      return "[" + elements.joined(separator: separator(",", &random)) + "]"
    default:
      let count = Int.random(in: 0...4, using: &random)
      let members = (0..<count).map { _ in
        string(&random) + separator(":", &random) + value(depth: depth - 1, &random)
      }
      return "{" + members.joined(separator: separator(",", &random)) + "}"
    }
  }

  private static func separator(_ text: String, _ random: inout SplitMix64) -> String {
    let blanks = ["", "", "", " ", "\n  ", "\r\n", "\t"]
    let before = blanks.randomElement(using: &random) ?? ""
    return before + text + (blanks.randomElement(using: &random) ?? "")
  }

  private static func string(_ random: inout SplitMix64) -> String {
    let pieces = [
      "a", "b", "note", "phones in the drawer", "é", "日本", "😀", "\u{7F}", #"\n"#, #"\""#, #"\\"#,
      #"\/"#, #"\u0041"#, #"\u00e9"#, #"\ud83d\ude00"#, "12345678",
    ]
    let count = Int.random(in: 0...5, using: &random)
    let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
    return "\"" + text.joined() + "\""
  }
}
