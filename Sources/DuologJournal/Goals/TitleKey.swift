/// A title reduced to what identifies a goal: without case, accents, punctuation and spaces.
///
///     TitleKey("Café, 5 o'clock!") == TitleKey("cafe 5 o’clock")
struct TitleKey: Hashable, Sendable {
  /// What is left of the title.
  let text: String

  /// Fails for a title without letters, digits and symbols.
  init?(_ title: String) {
    var text = ""
    var folding = LetterFolding()
    for scalar in title.lowercased().unicodeScalars {
      if scalar.isASCII {
        if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
          text.unicodeScalars.append(scalar)
        }
      } else if let letter = folding.base(of: scalar) {
        text += letter
      }
    }
    guard !text.isEmpty else { return nil }
    self.text = text
  }
}
