import DuologMerge

/// The order of the numbers in a date such as `11/5/2020`.
public enum DateOrder: String, Hashable, CaseIterable, Sendable {
  /// 11/5/2020 is in May.
  case dayMonthYear = "dmy"
  /// 11/5/2020 is in November.
  case monthDayYear = "mdy"
}

/// A date as a table has it: `2026-03-01`, also with a time behind it, or numbers whose order only
/// the whole table can tell.
enum CalendarDate {
  case day(Day)
  case numbers(Int, Int, year: Int)

  /// `nil` for anything that is no date.
  init?(_ text: String) {
    let text = text.trimmed
    let utf8 = text.utf8
    if utf8.count >= Day.textLength, let day = Day(utf8: utf8.prefix(Day.textLength)) {
      let next = utf8.dropFirst(Day.textLength).first
      guard next == nil || next == UInt8(ascii: " ") || next == UInt8(ascii: "T") else {
        return nil
      }
      self = .day(day)
      return
    }
    let parts =
      text.split(separator: " ").first.map {
        $0.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
      } ?? []
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { 48...57 ~= $0 } }),
      let first = Int(parts[0]), let second = Int(parts[1]), let third = Int(parts[2])
    else { return nil }
    if parts[0].count == 4 {
      guard let day = Day(year: first, month: second, day: third) else { return nil }
      self = .day(day)
    } else {
      guard parts[2].count == 4, (1...31).contains(first), (1...31).contains(second),
        min(first, second) <= 12
      else { return nil }
      self = .numbers(first, second, year: third)
    }
  }

  /// The order that this date can only have; `nil` if it can have either.
  var order: DateOrder? {
    guard case .numbers(let first, let second, _) = self else { return nil }
    if first > 12 { return .dayMonthYear }
    return second > 12 ? .monthDayYear : nil
  }

  /// The day, if the numbers are in `order`.
  func day(_ order: DateOrder) -> Day? {
    switch (self, order) {
    case (.day(let day), _): day
    case (.numbers(let day, let month, let year), .dayMonthYear),
      (.numbers(let month, let day, let year), .monthDayYear):
      Day(year: year, month: month, day: day)
    }
  }
}

/// Finds out in which order the dates of a whole table are.
struct DateOrders {
  private var found: Set<DateOrder> = []
  private var isUsed = false

  mutating func note(_ date: CalendarDate) {
    if let order = date.order { found.insert(order) }
    if case .numbers(let first, let second, _) = date, first != second { isUsed = true }
  }

  /// The order of all dates; `nil` if they could have either, or do not agree.
  var order: DateOrder? {
    if !isUsed { return .dayMonthYear }
    return found.count == 1 ? found.first : nil
  }
}
