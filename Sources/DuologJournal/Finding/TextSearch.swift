/// Finds words in texts, without regard to case, accents and the kind of white space.
///
///     var search = TextSearch("cafe")
///     search?.finds(in: "At the Café")  // true
struct TextSearch {
  private let wanted: [UInt8]
  private var folding = LetterFolding()

  /// Fails for a text that is empty, or only white space.
  init?(_ text: String) {
    let text = text.trimmed
    guard !text.isEmpty else { return nil }
    var folding = LetterFolding()
    wanted = TextSearch.folded(text, by: &folding)
    guard !wanted.isEmpty else { return nil }
    self.folding = folding
  }

  /// Whether `text` contains what is searched for.
  ///
  /// - Complexity: O(n · m) for n bytes of text and m of what is searched for.
  mutating func finds(in text: String) -> Bool {
    let bytes = TextSearch.folded(text, by: &folding)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { start in
      bytes[start] == wanted[0] && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  /// Whether `text` is what is searched for.
  mutating func isSame(as text: String) -> Bool {
    TextSearch.folded(text, by: &folding) == wanted
  }

  /// UTF-8 in lower case, without accents; white space is a space. Punctuation stays.
  private static func folded(_ text: String, by folding: inout LetterFolding) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII {
        bytes.append(scalar.properties.isWhitespace ? 0x20 : UInt8(scalar.value))
      } else if let base = folding.base(of: scalar) {
        bytes += base.utf8
      } else if scalar.properties.isWhitespace {
        bytes.append(0x20)
      } else if !TextSearch.isAccent(scalar) {
        bytes += String(scalar).utf8
      }
    }
    return bytes
  }

  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}
