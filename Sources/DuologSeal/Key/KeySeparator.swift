/// What may stand between the digits of a key and around them, because people and programs write it
/// there: blanks, dashes, quotation marks, and what ends a sentence or a line.
enum KeySeparator {
  /// The number of bytes of the separator at the start of `text`, which is UTF-8; 0 if there is none.
  static func length(atStartOf text: some Collection<UInt8>) -> Int {
    guard let first = text.first else { return 0 }
    guard first >= 0x80 else { return isSeparator(Unicode.Scalar(first)) ? 1 : 0 }
    guard first >= 0xC2, first < 0xF0 else { return 0 }
    let length = first < 0xE0 ? 2 : 3
    var value = UInt32(first & (first < 0xE0 ? 0x1F : 0x0F))
    let others = text.dropFirst().prefix(length - 1)
    guard others.count == length - 1 else { return 0 }
    for byte in others {
      guard byte & 0xC0 == 0x80 else { return 0 }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(value).map(isSeparator) ?? false ? length : 0
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t"..."\r", " ", "\"", "'", ","...".", "`", "\u{A0}", "\u{AB}", "\u{AD}", "\u{BB}": true
    // General Punctuation, from its blanks and dashes to its quotation marks.
    case "\u{2000}"..."\u{203A}", "\u{2060}", "\u{2212}", "\u{3000}", "\u{FE58}", "\u{FE63}",
      "\u{FEFF}", "\u{FF0D}":
      true
    default: false
    }
  }
}
