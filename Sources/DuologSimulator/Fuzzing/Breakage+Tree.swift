import DuologTesting

extension Breakage {
  /// Breaks a bundle's content at any level. Returns `false`, and does nothing, for a breakage that
  /// only fits one level.
  func apply(anywhereIn tree: inout JSONTree, _ random: inout SplitMix64) -> Bool {
    switch self {
    case .memberDropped:
      changeMembers(of: &tree, &random) { members, random in
        members.remove(at: Int.random(in: 0..<members.count, using: &random))
      }
    case .memberDoubled:
      changeMembers(of: &tree, &random) { members, random in
        let member = members[Int.random(in: 0..<members.count, using: &random)]
        members.insert(member, at: Int.random(in: 0...members.count, using: &random))
      }
    case .memberRenamed:
      changeMembers(of: &tree, &random) { members, random in
        let index = Int.random(in: 0..<members.count, using: &random)
        members[index].key = OddValues.key(members[index].key, &random)
      }
    case .memberAdded:
      changeMembers(of: &tree, &random) { members, random in
        members.insert(
          .init(OddValues.key("later", &random), OddValues.value(&random)),
          at: Int.random(in: 0...members.count, using: &random))
      }
    case .membersShuffled:
      changeMembers(of: &tree, &random) { $0.shuffle(using: &$1) }
    case .number:
      tree.changeAny(&random, where: { $0.integer != nil }) {
        $0 = .literal(OddValues.number(like: $0.integer ?? 0, &$1))
      }
    case .string:
      tree.changeAny(&random, where: { $0.text != nil }) { $0 = OddValues.string(&$1) }
    case .longString:
      tree.changeAny(&random, where: { $0.text != nil }) { $0 = OddValues.longString(&$1) }
    case .type:
      tree.changeAny(&random, where: { _ in true }) { $0 = OddValues.value(&$1) }
    case .nesting:
      tree.changeAny(&random, where: { _ in true }) { $0 = OddValues.nested($0, &$1) }
    default: return false
    }
    return true
  }

  private func changeMembers(
    of tree: inout JSONTree, _ random: inout SplitMix64,
    _ body: (inout [JSONTree.Member], inout SplitMix64) -> Void
  ) {
    tree.changeAny(&random, where: { !$0.members.isEmpty }) { body(&$0.members, &$1) }
  }
}

/// Values to put in place of expected ones.
enum OddValues {
  static func number(like number: Int64, _ random: inout SplitMix64) -> String {
    let digits = String(repeating: "9", count: 400)
    return [
      "0", "-1", "-0", "1", "\(number &+ 1)", "\(number &- 1)", "9007199254740991",
      "9007199254740992", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
      "18446744073709551616", "1e400", "1e-400", "-1.5", "1.0", "1E0", "0.1e1", "01", "+1", "1.",
      ".5", "0x10", "NaN", "Infinity", digits, "0." + digits, "1e" + digits,
    ].randomElement(using: &random) ?? "0"
  }

  static func string(_ random: inout SplitMix64) -> JSONTree {
    let odd: [JSONTree] = [
      .string(""), .string(" "), .string("\u{0}"), .string("\u{FEFF}"), .string("\u{202E}abc"),
      .string("e\u{301}"), .string("\u{1F468}\u{200D}\u{1F469}"), .string("../../etc/passwd"),
      .string("7k3m9q2xw4t"), .string("7K3M9Q2XW4TZ"), .string("7k3m9q2xw4tz~"),
      .string("7k3m9q2xw4tz~0a1b2c3d"), .string("0000000000000"), .string("ZZZZZZZZZZZZZ"),
      .string("0000-00-00T00:00:00.000Z"), .string("9999-12-31T23:59:59.999Z"),
      .string("2026-02-29T00:00:00.000Z"), .string("'); DROP TABLE event; --"),
      .string(String(repeating: "0", count: 64)), .string(String(repeating: "F", count: 64)),
      .literal(#""\ud83d""#), .literal(#""\udc00\ud83d""#), .literal(#""\ud83d\ude00""#),
      .literal(#""\u0000""#), .literal(#""\u00g0""#), .literal(#""\x41""#), .literal(#""\""#),
      .literal(#""\/\u0041\u00e9""#), .literal("\"\u{1}\""), .literal("\"a\nb\""),
    ]
    return odd.randomElement(using: &random) ?? .string("")
  }

  /// Long strings, some slightly shorter or longer than a limit.
  static func longString(_ random: inout SplitMix64) -> JSONTree {
    let count = [63, 64, 65, 255, 256, 257, 5000, 70_000].randomElement(using: &random) ?? 64
    let unit = ["a", "é", "日", "😀", "\u{1}", "\""].randomElement(using: &random) ?? "a"
    // In every few hundred bundles, one event exceeds the size limit.
    let isHuge = Int.random(in: 0..<12, using: &random) == 0
    return .string(String(repeating: unit, count: isHuge ? 1_050_000 : count))
  }

  static func value(_ random: inout SplitMix64) -> JSONTree {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: .literal("null")
    case 1: .literal("true")
    case 2: .literal(number(like: 1, &random))
    case 3: string(&random)
    case 4: .array([])
    case 5: .object([])
    case 6: .array([.literal("1"), .string("a"), .object([.init("b", .literal("null"))])])
    default: .object([.init("z", .literal("1")), .init("a", .object([.init("z", .array([]))]))])
    }
  }

  static func nested(_ value: JSONTree, _ random: inout SplitMix64) -> JSONTree {
    let depth = [14, 15, 16, 17, 40, 5000].randomElement(using: &random) ?? 16
    let inner = depth > 100 ? "" : String(decoding: value.bytes, as: UTF8.self)
    let pairs = [("[", "]"), (#"{"a":"#, "}")]
    let (left, right) = pairs.randomElement(using: &random) ?? pairs[0]
    let text = inner.isEmpty ? "null" : inner
    return .literal(
      String(repeating: left, count: depth) + text + String(repeating: right, count: depth))
  }

  static func key(_ key: String, _ random: inout SplitMix64) -> String {
    let known = [
      "duolog", "journal", "joined", "from", "made", "seen", "logs", "device", "first", "before",
      "events", "last", "after", "seq", "at", "by", "undoes", "with", "type", "id", "set", "name",
      "removed",
    ]
    let odd = [
      "", " ", key.uppercased(), key + " ", key + "\u{0}", "\(key)\u{301}", "a\"b", "\\", "é", "日本",
      "__proto__", String(repeating: "k", count: 65), String(repeating: "k", count: 4000),
    ]
    return (Bool.random(using: &random) ? known : odd).randomElement(using: &random) ?? ""
  }
}
