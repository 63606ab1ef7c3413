import DuologJournal
import DuologMerge

extension ValueFormat<String> {
  /// Any text, even an empty one. Surrounding spaces are dropped.
  static let textOrNothing = ValueFormat { .success($0.trimmed) }

  /// A tag, with or without its number sign.
  static let tag = ValueFormat { word in
    Tags.name(word.trimmed).map(Result.success) ?? .failure(.notATag)
  }
}

/// A month as people name it.
struct MonthName: Hashable, Sendable {
  /// The year; `nil` for the last month of that name.
  let year: Int?
  /// From 1 to 12.
  let month: Int

  /// The month that somebody means on `today`.
  func month(on today: Day) -> Month {
    let latest = month <= today.month ? today.year : today.year - 1
    return Month(containing: Day(year: year ?? latest, month: month, day: 1) ?? today)
  }
}

extension ValueFormat<MonthName> {
  /// `2026-11`, `11`, `november`, `nov`, or `nov 2026`.
  static let month = ValueFormat(
    offering: .words { DayMessages.fullMonths.map { $0.lowercased() } }
  ) {
    (word: String) -> Result<MonthName, ValueProblem> in
    let words = word.trimmed.lowercased().split { $0 == " " || $0 == "-" || $0 == "/" }
    guard 1...2 ~= words.count else { return .failure(.notAMonth) }
    let years = words.filter { $0.count == 4 && $0.allSatisfy(\.isASCIIDigit) }.compactMap {
      Int($0)
    }
    let months = words.compactMap(month)
    guard months.count == 1, years.count == words.count - 1, years.allSatisfy({ $0 > 0 })
    else { return .failure(.notAMonth) }
    return .success(MonthName(year: years.first, month: months[0]))
  }

  private static func month(_ word: Substring) -> Int? {
    if word.count <= 2, word.allSatisfy(\.isASCIIDigit) {
      return Int(word).flatMap { 1...12 ~= $0 ? $0 : nil }
    }
    guard word.count >= 3 else { return nil }
    return DayMessages.fullMonths.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
  }
}
