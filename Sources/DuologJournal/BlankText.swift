extension String {
  /// The text without anything at either end that leaves no mark on a screen, so that text which
  /// looks empty is empty: white space, control characters, and what Unicode calls default-ignorable,
  /// such as a zero-width space or the Hangul filler.
  package var trimmed: String {
    if let first = utf8.first, let last = utf8.last, first.isMark, last.isMark { return self }
    var rest = Substring(self)
    while let first = rest.first, first.isBlank { rest.removeFirst() }
    while let last = rest.last, last.isBlank { rest.removeLast() }
    return String(rest)
  }
}

extension UInt8 {
  /// Whether it is an ASCII character that leaves a mark. With one at its beginning or end, a character
  /// is not blank, whatever belongs to it.
  fileprivate var isMark: Bool { 0x21...0x7E ~= self }
}

extension Character {
  /// Whether nobody can see it.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.isBlank) }
}

extension Unicode.Scalar {
  /// Whether it leaves no mark. Beside what Unicode's properties say there is one symbol that is
  /// drawn as nothing: the Braille pattern without dots.
  fileprivate var isBlank: Bool {
    if isASCII { return value <= 0x20 || value == 0x7F }
    return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || properties.generalCategory == .control || value == 0x2800
  }
}
