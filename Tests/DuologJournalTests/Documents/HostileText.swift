import DuologTesting

/// Texts that try every rule of a format.
enum HostileText {
  private static let noncharacter =
    Unicode.Scalar(UInt32(0xFDD0)).map { String(Character($0)) } ?? ""

  private static let pieces: [String] = [
    "a", "Tea", " ", "  ", "=", "+", "-", "@", "'", "\"", ";", ",", "\n", "\r\n", "\r", "\t", "\\",
    "\\n", "\\u001b", "\u{1B}[31m", "\0", "\u{7F}", "\u{85}", "\u{202E}", "\u{2028}", "\u{2066}",
    noncharacter, "\u{FEFF}", "\u{FF1D}", "ã", "日本", "👩‍❤️‍👨", "e\u{301}", "\u{10FFFF}", "#", "*", "_",
    "[x](y)", "<b>", "&amp;", "1.", "BEGIN:VEVENT", "cmd|' /C calc'!A0", "`", "|", "~~~", "$",
  ]

  /// A text of a few pieces.
  static func random(using random: inout SplitMix64) -> String {
    (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
      pieces.randomElement(using: &random)
    }.joined()
  }
}
