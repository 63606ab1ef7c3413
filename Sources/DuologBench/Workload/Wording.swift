import DuologTesting

/// Titles and notes of realistic length and variety, determined by a seed.
enum Wording {
  private static let words = """
    ran walked cooked called early late garden swim stretch saved letter guitar water apples phone
    away with you quiet morning evening weekend sister friends kitchen hill photo film dance thanks
    tired glad calm proud slowly rain sun park coffee tea train book chapter list done again almost
    first longer than planned before breakfast after work
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  private static let others = [
    "às sete da manhã", "сегодня вместе", "公園を散歩した", "crème brûlée 🍮", "💚 so good",
    "مشينا معا", "👩🏽‍🤝‍👨🏻 us two", "öfter so", "오늘도 같이", "ação & coração",
  ]

  /// Words with a total of about `length` characters.
  static func text(about length: Int, using random: inout SplitMix64) -> String {
    var text = words[Int.random(in: 0..<words.count, using: &random)]
    while text.utf8.count < length - 4 {
      text += " " + words[Int.random(in: 0..<words.count, using: &random)]
    }
    return text
  }

  /// A goal's title.
  static func title(using random: inout SplitMix64) -> String {
    text(about: 42, using: &random)
  }

  /// A note of about 60 characters: one in twenty contains emoji or another script, one in fifty a
  /// line break and quotation marks.
  static func note(using random: inout SplitMix64) -> String {
    let text = text(about: Int.random(in: 48...72, using: &random), using: &random)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<5:
      let first = others[Int.random(in: 0..<others.count, using: &random)]
      let last = others[Int.random(in: 0..<others.count, using: &random)]
      return "\(first) \(text.prefix(30)) \(last)"
    case 5..<7:
      return "\(text.prefix(30))\n\"\(text.dropFirst(30))\""
    default:
      return text
    }
  }
}
