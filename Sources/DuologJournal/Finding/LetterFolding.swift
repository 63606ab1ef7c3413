/// Letters without case and accents, by their Unicode names: LATIN SMALL LETTER E WITH ACUTE is an
/// E. This works for every alphabet, however the accent is encoded.
struct LetterFolding {
  /// What letters outside of ASCII were reduced to so far: looking for one takes long.
  private var known: [Unicode.Scalar: String] = [:]

  /// What is left of a letter, digit or symbol in lower case; `nil` for punctuation, spaces and
  /// combining accents.
  mutating func base(of scalar: Unicode.Scalar) -> String? {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      if let known = known[scalar] { return known }
      let base = LetterFolding.base(ofLetter: scalar)
      known[scalar] = base
      return base
    case .decimalNumber, .letterNumber, .otherNumber, .mathSymbol, .currencySymbol, .otherSymbol:
      return String(scalar)
    default:
      return nil
    }
  }

  private static func base(ofLetter scalar: Unicode.Scalar) -> String {
    guard let name = scalar.properties.name else { return String(scalar) }
    let words = name.split(separator: " ")
    let stem = words.prefix { $0 != "WITH" }
    guard stem.count < words.count else { return String(scalar) }
    if stem.count == 4, stem.starts(with: ["LATIN", "SMALL", "LETTER"]), stem[3].count == 1 {
      return stem[3].lowercased()
    }
    return letter(named: stem.joined(separator: " "), near: scalar)
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
