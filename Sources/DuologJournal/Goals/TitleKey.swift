/// A title reduced to what identifies a goal: without case, accents, punctuation and spaces.
///
///     TitleKey("Café, 5 o'clock!") == TitleKey("cafe 5 o’clock")
///
/// Letters with accents are reduced by their Unicode names: LATIN SMALL LETTER E WITH ACUTE is an
/// E. This works for every alphabet, however the accent is encoded.
struct TitleKey: Hashable, Sendable {
  private let text: String

  /// Fails for a title without letters, digits and symbols.
  init?(_ title: String) {
    var text = ""
    for scalar in title.lowercased().unicodeScalars {
      if scalar.isASCII {
        if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
          text.unicodeScalars.append(scalar)
        }
      } else if let letter = TitleKey.reduced(scalar) {
        text += letter
      }
    }
    guard !text.isEmpty else { return nil }
    self.text = text
  }

  /// What is left of a scalar; `nil` for punctuation, spaces and combining accents.
  private static func reduced(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      guard let name = scalar.properties.name else { return String(scalar) }
      let words = name.split(separator: " ")
      let stem = words.prefix { $0 != "WITH" }
      guard stem.count < words.count else { return String(scalar) }
      if stem.count == 4, stem.starts(with: ["LATIN", "SMALL", "LETTER"]), stem[3].count == 1 {
        return stem[3].lowercased()
      }
      return TitleKey.letter(named: stem.joined(separator: " "), near: scalar)
    case .decimalNumber, .letterNumber, .otherNumber, .mathSymbol, .currencySymbol, .otherSymbol:
      return String(scalar)
    default:
      return nil
    }
  }

  /// The letter called `name`, searched for in the block of `scalar`, which has letters with and
  /// without accents; or else the name itself.
  private static func letter(named name: String, near scalar: Unicode.Scalar) -> String {
    let block = scalar.value & ~0xFF
    for value in block..<(block + 0x100) {
      if let other = Unicode.Scalar(value), other.properties.name == name { return String(other) }
    }
    return name
  }
}
