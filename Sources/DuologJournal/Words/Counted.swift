/// Numbers with the noun for what is counted.
package enum Counted {
  /// `1 entry`, `3 entries`.
  package static func entries(_ count: Int) -> String { of(count, "entry", "entries") }

  /// `1 thing`, `3 things`.
  package static func things(_ count: Int) -> String { of(count, "thing", "things") }

  /// `1 day`, `3 days`.
  package static func days(_ count: Int) -> String { of(count, "day", "days") }

  /// `7 minutes`, or whole hours or days if it is longer: `3 hours`, `12 days`.
  package static func duration(minutes: Int) -> String {
    switch minutes {
    case ..<120: of(minutes, "minute", "minutes")
    case ..<2880: of(minutes / 60, "hour", "hours")
    default: days(minutes / 1440)
    }
  }

  /// The number, in groups of three digits, with the matching form of the noun.
  package static func of(_ count: Int, _ one: String, _ many: String) -> String {
    "\(grouped(count)) \(count == 1 ? one : many)"
  }

  /// `1,234,567`.
  package static func grouped(_ number: Int) -> String {
    var text = String(number.magnitude)
    var groups: [String] = []
    while text.count > 3 {
      groups.insert(String(text.suffix(3)), at: 0)
      text = String(text.dropLast(3))
    }
    groups.insert(text, at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  package func listed(_ conjunction: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}
