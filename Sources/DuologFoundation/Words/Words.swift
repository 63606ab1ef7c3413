extension Int {
  /// The number, in groups of three digits, with the matching form of the noun: `1 byte`,
  /// `1,234 bytes`.
  package func counted(_ one: String, _ many: String) -> String {
    "\(grouped) \(self == 1 ? one : many)"
  }

  /// `1,234,567`.
  package var grouped: String {
    var text = String(magnitude)
    var groups: [String] = []
    while text.count > 3 {
      groups.insert(String(text.suffix(3)), at: 0)
      text = String(text.dropLast(3))
    }
    groups.insert(text, at: 0)
    return (self < 0 ? "-" : "") + groups.joined(separator: ",")
  }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  package func listed(_ conjunction: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}

extension String {
  /// The text with its first letter capitalized, to begin a sentence.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
