/// An amount as people write it, perhaps with its unit: `10`, `2.5 km`, `5km`, `€5`.
package struct WrittenAmount: Hashable, Sendable {
  /// The number; above zero.
  package let amount: Amount
  /// What it is counted in, as it was written.
  package let unit: String?

  /// Fails for anything else.
  package init?(_ text: String) {
    let text = text.trimmed
    let symbol = text.prefix { $0.isCurrencySymbol }
    let rest = String(text.dropFirst(symbol.count)).trimmed
    let number = rest.prefix { $0.isASCIIDigit || $0 == "." || $0 == "," }
    let word = String(rest.dropFirst(number.count)).trimmed
    guard let amount = Amount(String(number)), amount > .zero, symbol.isEmpty || word.isEmpty,
      word.first.map({ $0.isLetter || $0.isCurrencySymbol || $0 == "%" }) ?? true
    else { return nil }
    self.amount = amount
    unit = symbol.isEmpty ? (word.isEmpty ? nil : word) : String(symbol)
  }

  /// The amount in the unit of `goal`. Without a unit it is taken to be in that one.
  ///
  /// - Throws: ``OtherUnit`` if it is in another unit.
  package func amount(for goal: Goal) throws(OtherUnit) -> Amount {
    guard let unit else { return amount }
    let own = goal.term?.unit
    guard let own, Unit.isSame(unit, own) else {
      throw OtherUnit(given: unit, expected: own, title: goal.title)
    }
    return amount
  }
}

/// An amount that was given in another unit than its goal's.
package struct OtherUnit: Error, Hashable {
  package let given: String
  /// The goal's unit; `nil` if it has none.
  package let expected: String?
  package let title: String

}

/// What amounts are counted in.
package enum Unit {
  /// Whether two spellings mean the same unit. Case, the plural, and usual abbreviations do not
  /// matter.
  package static func isSame(_ one: String, _ other: String) -> Bool { plain(one) == plain(other) }

  private static func plain(_ unit: String) -> String {
    let unit = unit.trimmed.lowercased()
    let word = unit.hasSuffix(".") ? String(unit.dropLast()) : unit
    switch word {
    case "mins", "minute", "minutes": return "min"
    case "hr", "hrs", "hour", "hours": return "h"
    case "sec", "secs", "second", "seconds": return "s"
    case "kms", "kilometer", "kilometers", "kilometre", "kilometres": return "km"
    case "meter", "meters", "metre", "metres": return "m"
    case "mi", "miles": return "mile"
    case "kgs", "kilo", "kilos", "kilogram", "kilograms": return "kg"
    case "eur", "euro", "euros": return "€"
    case "usd", "dollar", "dollars": return "$"
    default: return word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
    }
  }
}

extension Character {
  fileprivate var isCurrencySymbol: Bool {
    unicodeScalars.first?.properties.generalCategory == .currencySymbol
  }
}
