/// The characters that no text of this program shows or writes as they are.
///
/// They could move a terminal's cursor, change colors or reverse the writing direction: the control
/// characters of ASCII and Latin 1, line and paragraph separators, and the marks, embeddings,
/// overrides and isolates of UAX #9. The joiners in emoji are not among them. The noncharacters
/// U+FDD0 to U+FDEF are, because Unicode reserves them for a program's own use.
package enum ControlCharacters {
  /// Whether `scalar` is one of them.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF: true
    default: false
    }
  }
}
