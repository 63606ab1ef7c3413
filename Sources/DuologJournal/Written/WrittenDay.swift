package import DuologMerge

/// A day as people write it: `2026-11-21`, `yesterday`, `monday`, `21 Nov`, or `-2` for two days
/// ago.
///
/// Most of these depend on what day it is, which is known only once the journal is open. They also
/// depend on what the day is for: a Monday on which something was done is the last one, and a Monday
/// by which something is due is the next one.
package struct WrittenDay: Hashable, Sendable {
  /// On which side of today a day is looked for.
  package enum Direction: Hashable, Sendable {
    /// Today or before.
    case past
    /// Today or later.
    case future
    /// Wherever it is nearer to today.
    case either
  }

  /// The forms of a day.
  package enum Form: Hashable, Sendable {
    case date(Day)
    case daysFromToday(Int)
    case monthsFromToday(Int)
    /// The nearest such weekday in the direction of the option; today is one of them.
    case weekday(Weekday)
    /// The nearest such weekday in a direction; today is not one of them.
    case otherWeekday(Weekday, Direction)
    /// A day of the year, in the nearest year that has it.
    case dayOfYear(month: Int, day: Int)
  }

  /// How it was written.
  package let form: Form
  /// Where it is looked for.
  package let direction: Direction

  /// Reads `text`, of which it is known that a day on this side of today is meant.
  ///
  /// - Throws: ``WrittenDayError``.
  package init(_ text: String, _ direction: Direction) throws(WrittenDayError) {
    form = try DayWords.form(text).get()
    self.direction = direction
  }

  /// Which day that is if it is `today` now.
  ///
  /// - Parameter first: a day from which on a weekday or a day of the year is looked for, for the end
  ///   of something that begins then; today if left out.
  package func day(from today: Day, onOrAfter first: Day? = nil) -> Day {
    let (start, direction) = first.map { ($0, .future) } ?? (today, direction)
    return switch form {
    case .date(let day): day
    case .daysFromToday(let days): today.advanced(by: days)
    case .monthsFromToday(let months): WrittenDay.day(months: months, from: today)
    case .weekday(let weekday): WrittenDay.nearest(weekday, to: start, direction)
    case .otherWeekday(let weekday, let direction):
      WrittenDay.nearest(
        weekday, to: today.advanced(by: direction == .past ? -1 : 1), direction)
    case .dayOfYear(let month, let day):
      WrittenDay.nearest(month: month, day: day, to: start, direction)
    }
  }

  private static func nearer(_ one: Day, _ other: Day, to day: Day) -> Day {
    abs(day.distance(to: one)) <= abs(day.distance(to: other)) ? one : other
  }

  private static func nearest(_ weekday: Weekday, to day: Day, _ direction: Direction) -> Day {
    if direction == .either {
      return nearer(nearest(weekday, to: day, .past), nearest(weekday, to: day, .future), to: day)
    }
    let ahead = (weekday.rawValue - day.weekday.rawValue + 7) % 7
    return day.advanced(by: direction == .future || ahead == 0 ? ahead : ahead - 7)
  }

  private static func nearest(
    month: Int, day: Int, to today: Day, _ direction: Direction
  ) -> Day {
    if direction == .either {
      return nearer(
        nearest(month: month, day: day, to: today, .past),
        nearest(month: month, day: day, to: today, .future), to: today)
    }
    // At most eight years pass between two 29ths of February.
    let years = direction == .past ? (0...8).map { -$0 } : Array(0...8)
    let days = years.lazy.compactMap { Day(year: today.year + $0, month: month, day: day) }
    return days.first { direction == .past ? $0 <= today : $0 >= today } ?? today
  }

  /// The same day of the month, or the last day of a month that is shorter.
  private static func day(months: Int, from today: Day) -> Day {
    let (year, month, day) = today.date
    let count = year * 12 + month - 1 + months
    return stride(from: day, to: 0, by: -1).lazy.compactMap {
      Day(year: count / 12, month: count % 12 + 1, day: $0)
    }.first ?? (months < 0 ? .first : .last)
  }
}

/// Why a text is not a day.
package enum WrittenDayError: Error, Hashable, Sendable {
  /// It is written in no way that days are written in.
  case notADate
  /// It is written like a date, but the calendar has no such day.
  case noSuchDay
}

/// Reads a day.
private enum DayWords {
  private typealias Form = WrittenDay.Form

  static func form(_ text: String) -> Result<WrittenDay.Form, WrittenDayError> {
    let text = text.trimmed.lowercased()
    if let form = number(text) { return .success(form) }
    if let date = date(text) { return date }
    var words = text.split { $0 == " " || $0 == "," || $0.isWhitespace }.map(String.init)
    words.removeAll { ["of", "the", "on"].contains($0) }
    if let form = relative(words) ?? weekday(words) { return .success(form) }
    // A date may come after its weekday, as Duolog itself writes it.
    if words.count > 2, Weekday(named: words[0]) != nil { words.removeFirst() }
    return dayOfYear(words) ?? .failure(.notADate)
  }

  /// `-2`, `+3`.
  private static func number(_ text: String) -> Form? {
    guard let sign = text.first, sign == "-" || sign == "+",
      text.dropFirst().allSatisfy(\.isASCIIDigit), let days = Int(text)
    else { return nil }
    return .daysFromToday(days)
  }

  /// `2026-11-21`, also with other marks or without leading zeros, and `21.11.2026`.
  private static func date(_ text: String) -> Result<Form, WrittenDayError>? {
    for mark in ["-", "/", "."] as [Character] {
      let parts = text.split(separator: mark, omittingEmptySubsequences: false)
      guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.count) }),
        parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
      else { continue }
      let isYearLast = mark == "." && parts[2].count == 4
      guard isYearLast || parts[0].count == 4, parts[1].count < 3,
        let numbers = Optional(parts.compactMap { Int($0) }), numbers.count == 3
      else { return nil }
      let (year, dayOfMonth) = isYearLast ? (numbers[2], numbers[0]) : (numbers[0], numbers[2])
      return Day(year: year, month: numbers[1], day: dayOfMonth)
        .map { .success(.date($0)) } ?? .failure(.noSuchDay)
    }
    return nil
  }

  private static func relative(_ words: [String]) -> Form? {
    switch words {
    case ["today"]: return .daysFromToday(0)
    case ["yesterday"]: return .daysFromToday(-1)
    case ["tomorrow"]: return .daysFromToday(1)
    case ["day", "before", "yesterday"]: return .daysFromToday(-2)
    case ["day", "after", "tomorrow"]: return .daysFromToday(2)
    default: break
    }
    guard words.count == 3 else { return nil }
    if words[0] == "in" { return span(words[1], words[2], sign: 1) }
    return words[2] == "ago" ? span(words[0], words[1], sign: -1) : nil
  }

  /// `3 weeks`, into the past or the future.
  private static func span(_ count: String, _ unit: String, sign: Int) -> Form? {
    guard let count = NumberWord.value(count), count < 100_000 else { return nil }
    switch unit {
    case "day", "days": return .daysFromToday(sign * count)
    case "week", "weeks": return .daysFromToday(sign * count * 7)
    case "month", "months": return .monthsFromToday(sign * count)
    case "year", "years": return .monthsFromToday(sign * count * 12)
    default: return nil
    }
  }

  private static func weekday(_ words: [String]) -> Form? {
    guard let weekday = words.last.flatMap(Weekday.init(named:)) else { return nil }
    switch words.dropLast() {
    case [], ["this"]: return .weekday(weekday)
    case ["last"]: return .otherWeekday(weekday, .past)
    case ["next"]: return .otherWeekday(weekday, .future)
    default: return nil
    }
  }

  /// `3 May`, `May 3`, each perhaps with a year.
  private static func dayOfYear(_ words: [String]) -> Result<Form, WrittenDayError>? {
    guard (2...3).contains(words.count) else { return nil }
    let year = words.count == 3 ? words[2] : nil
    guard
      let (day, month) = dayOfMonth(words[0]).flatMap({ day in month(words[1]).map { (day, $0) } })
        ?? dayOfMonth(words[1]).flatMap({ day in month(words[0]).map { (day, $0) } })
    else { return nil }
    guard let year else {
      // A leap year has every day that there is.
      return Day(year: 2000, month: month, day: day) == nil
        ? .failure(.noSuchDay) : .success(.dayOfYear(month: month, day: day))
    }
    guard year.count == 4, year.allSatisfy(\.isASCIIDigit), let year = Int(year) else { return nil }
    return Day(year: year, month: month, day: day).map { .success(.date($0)) }
      ?? .failure(.noSuchDay)
  }

  /// `3`, `03`, `3.` or `3rd`.
  private static func dayOfMonth(_ word: String) -> Int? {
    let digits = word.prefix(while: \.isASCIIDigit)
    guard (1...2).contains(digits.count),
      ["", ".", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
    else { return nil }
    return Int(digits)
  }

  /// A month by its name, or by the first three or more letters of it.
  private static func month(_ word: String) -> Int? {
    let word = word.hasSuffix(".") ? String(word.dropLast()) : word
    guard word.count >= 3 else { return nil }
    if word == "sept" { return 9 }
    return Month.names.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
  }
}

extension Weekday {
  /// The weekday with this name in lower case, or with a name that begins with these three or more
  /// letters.
  package init?(named word: String) {
    guard word.count >= 3, let day = Weekday.allCases.first(where: { $0.text.hasPrefix(word) })
    else { return nil }
    self = day
  }
}
