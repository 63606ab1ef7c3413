import DuologFoundation

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
    count.counted(one, many)
  }

  /// `1,234,567`.
  package static func grouped(_ number: Int) -> String { number.grouped }
}
