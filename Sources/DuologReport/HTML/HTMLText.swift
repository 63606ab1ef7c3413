import DuologFoundation
import DuologJournal

/// Text as HTML that shows exactly that (HTML Living Standard, 13.1.4).
///
/// The five characters that mean something in text or in a quoted value are escaped everywhere, so
/// that it does not matter where a text is put. What ``ControlCharacters`` lists, and the
/// noncharacters that HTML does not allow (13.1.4), become U+FFFD: no control character, and
/// nothing that reverses the writing direction of what follows, is ever written.
enum HTMLText {
  /// Appends `text` on one line: line breaks and tabs become spaces.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text, to: &bytes) { bytes, _ in bytes.append(UInt8(ascii: " ")) }
  }

  /// Appends `text`, with what `breakLine` writes for a line break.
  static func append(
    _ text: String, to bytes: inout [UInt8],
    breakingLines breakLine: (inout [UInt8], Unicode.Scalar) -> Void
  ) {
    if text.utf8.allSatisfy(isPlain) { return bytes.append(contentsOf: text.utf8) }
    var afterReturn = false
    for scalar in text.unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      switch scalar {
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "\"": bytes.append(contentsOf: "&quot;".utf8)
      case "'": bytes.append(contentsOf: "&#39;".utf8)
      case "\n" where afterReturn: continue
      case "\n", "\r", "\u{2028}", "\u{2029}": breakLine(&bytes, scalar)
      case "\t": bytes.append(UInt8(ascii: " "))
      default:
        bytes.append(contentsOf: String(isAllowed(scalar) ? scalar : "\u{FFFD}").utf8)
      }
    }
  }

  /// Whether a byte of text is written as it is, whatever is beside it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch UnicodeScalar(byte) {
    case "&", "<", ">", "\"", "'": false
    default: 0x20...0x7E ~= byte
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    !ControlCharacters.contains(scalar) && scalar.value & 0xFFFE != 0xFFFE
  }
}
