/// Small numbers as people write them, in digits or in words.
package enum NumberWord {
  private static let words = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]

  /// The number that `word`, in lower case, stands for: `3`, `three`, and `a` for one; `nil` for
  /// anything else, and for zero and less.
  package static func value(_ word: some StringProtocol) -> Int? {
    if word == "a" || word == "an" { return 1 }
    if let index = words.firstIndex(where: { $0 == word }) { return index + 1 }
    guard word.allSatisfy(\.isASCIIDigit), let number = Int(word), number > 0 else { return nil }
    return number
  }
}

extension Character {
  /// Whether it is one of the digits from 0 to 9.
  package var isASCIIDigit: Bool { isASCII && isNumber }
}
