/// How many columns text takes on a terminal.
///
/// On a terminal, most characters take one column, those of East Asian scripts and emoji take two,
/// and combining marks take none. Terminals differ in the details; this follows Unicode's UAX #11
/// (East Asian Width) and UTS #51 (emoji presentation), with characters of ambiguous width treated
/// as narrow.
package enum DisplayWidth {
  /// The columns that `text` takes on one line. Line breaks and control characters take none.
  package static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The columns that one character, with all its marks and joiners, takes.
  package static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      // U+FE0F asks for the emoji form of the character before it.
      if scalar.value == 0xFE0F { return 2 }
      width += of(scalar)
      if width >= 2 { return 2 }
    }
    return width
  }

  /// `text`, padded with spaces to `width` columns; unchanged if it is wider.
  package static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - of(text)))
  }

  /// The beginning of `text` that fits in `width` columns, with `…` in the last one if something
  /// was cut off.
  package static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var used = 0
    var kept = ""
    for character in text {
      let next = of(character)
      guard used + next < width else { break }
      used += next
      kept.append(character)
    }
    return kept + "…"
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format, .lineSeparator, .paragraphSeparator:
      return 0
    default:
      if scalar.properties.isEmojiPresentation { return 2 }
      return isWide(scalar.value) ? 2 : 1
    }
  }

  /// Whether a character's East Asian Width is W or F.
  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    return wide.contains { $0.contains(value) }
  }

  /// The blocks of Unicode's `EastAsianWidth.txt` that are W or F throughout, emoji aside, which
  /// are recognized by their own property.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul initial consonants
    0x2E80...0x303E,  // CJK radicals, Kangxi, punctuation
    0x3041...0x4DBF,  // kana, Bopomofo, Hangul letters, CJK symbols, extension A
    0x4E00...0xA4CF,  // CJK ideographs, Yi
    0xA960...0xA97F,  // Hangul extended A
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // CJK compatibility ideographs
    0xFE10...0xFE19,  // vertical forms
    0xFE30...0xFE6F,  // CJK compatibility forms, small forms
    0xFF01...0xFF60,  // fullwidth forms
    0xFFE0...0xFFE6,  // fullwidth signs
    0x16FE0...0x18DFF,  // Tangut, Khitan
    0x1AFF0...0x1B2FF,  // kana supplements, Nushu
    0x20000...0x3FFFD,  // CJK ideographs, extensions B and later
  ]
}
