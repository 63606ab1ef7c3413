import DuologJournal
import DuologMerge

/// Reads how often from a few words: `daily`, `twice a week`, `mon,thu`, `every 3 days`.
struct RhythmWords {
  /// The words that have not been read yet, as they were written.
  private(set) var rest: ArraySlice<String>

  /// The words of `text`. A comma stands between words, except between the digits of a number, and
  /// even there in the first word, which is a whole number if it is one.
  init(_ text: String) {
    var words: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      let isNumber = !words.isEmpty && word.allSatisfy { $0.isASCIIDigit || $0 == "," }
      words +=
        isNumber && word.last != ","
        ? [String(word)] : word.split(separator: ",").map(String.init)
    }
    rest = words[...]
  }

  /// The next word, in lower case.
  private var next: String? { rest.first?.lowercased() }

  private mutating func skip(_ words: String...) -> Bool {
    guard let next, words.contains(next) else { return false }
    rest.removeFirst()
    return true
  }

  /// Reads a rhythm from the front; `nil` if there is none.
  mutating func cadence() -> Cadence? {
    guard let first = next else { return nil }
    if let weekdays = weekdays() { return .on(weekdays) }
    rest.removeFirst()
    switch first {
    case "daily": return .daily
    case "weekly": return .weekly(1)
    case "monthly": return .monthly(1)
    case "quarterly": return .quarterly(1)
    case "yearly", "annually": return .yearly(1)
    case "whenever": return .whenever
    case "every", "each": return every()
    case "on": return weekdays().map(Cadence.on)
    case "once": return times(1) ?? .once(by: nil)
    case "twice": return times(2) ?? .weekly(2)
    default: break
    }
    if let slash = first.firstIndex(of: "/") {
      let count = NumberWord.value(Self.withoutCross(first[..<slash]))
      return count.flatMap { Self.times($0, each: String(first[first.index(after: slash)...])) }
    }
    guard let count = NumberWord.value(Self.withoutCross(first[...])) else { return nil }
    let saysTimes = skip("times", "time", "x")
    if let cadence = times(count) { return cadence }
    return saysTimes && count == 1 ? .once(by: nil) : Self.weekly(count)
  }

  /// `3x` is three times.
  private static func withoutCross(_ word: Substring) -> Substring {
    word.hasSuffix("x") || word.hasSuffix("×") ? word.dropLast() : word
  }

  /// What follows `every`.
  private mutating func every() -> Cadence? {
    if let weekdays = weekdays() { return .on(weekdays) }
    let count = skip("other", "second") ? 2 : next.flatMap(NumberWord.value) ?? 0
    if count > 0, next.flatMap(NumberWord.value) == count { rest.removeFirst() }
    guard let unit = rest.popFirst()?.lowercased() else { return nil }
    switch (unit, max(1, count)) {
    case ("day", 1), ("days", 1): return .daily
    case ("day", let days), ("days", let days): return Self.every(days: days)
    case ("week", 1), ("weeks", 1): return .weekly(1)
    case ("week", let weeks), ("weeks", let weeks):
      return weeks > Cadence.countLimit ? nil : Self.every(days: weeks * 7)
    case ("month", 1), ("months", 1): return .monthly(1)
    case ("months", 3), ("quarter", 1): return .quarterly(1)
    case ("months", 12), ("year", 1): return .yearly(1)
    default: return nil
    }
  }

  /// The rhythm of `count` times in the period that comes next, for example `a week` or `in 7
  /// days`; reads nothing if there is no period.
  private mutating func times(_ count: Int) -> Cadence? {
    let before = rest
    if next == "days" || next == "day" { rest.removeFirst() }
    let isIn = skip("in")
    if isIn { _ = skip("any") }
    if isIn, let days = next.flatMap(NumberWord.value),
      rest.dropFirst().first?.lowercased() == "days"
    {
      rest.removeFirst(2)
      if let cadence = Self.times(count, each: String(days)) { return cadence }
    } else if skip("a", "per", "each", "every") || isIn, let unit = rest.popFirst(),
      let cadence = Self.times(count, each: unit.lowercased())
    {
      return cadence
    }
    rest = before
    return nil
  }

  /// The rhythm of `count` times in a period, or in a number of days.
  private static func times(_ count: Int, each period: String) -> Cadence? {
    guard count <= Cadence.countLimit else { return nil }
    switch period {
    case "day", "d": return count == 1 ? .daily : nil
    case "week", "w": return weekly(count)
    case "month", "m": return 1...31 ~= count ? .monthly(count) : nil
    case "quarter": return 1...92 ~= count ? .quarterly(count) : nil
    case "year", "y": return 1...366 ~= count ? .yearly(count) : nil
    default: break
    }
    guard case .rolling(let times, let days) = Cadence(text: "rolling \(count)/\(period)"),
      times <= days
    else { return nil }
    return .rolling(times, days: days)
  }

  /// On `count` days of a week, which has seven.
  private static func weekly(_ count: Int) -> Cadence? { 1...7 ~= count ? .weekly(count) : nil }

  private static func every(days: Int) -> Cadence? {
    1...Cadence.countLimit ~= days ? .every(days: days) : nil
  }

  /// The weekdays that come next, as in `mon thu` or `mondays and thursdays`; reads nothing if there
  /// are none.
  private mutating func weekdays() -> Set<Weekday>? {
    var days: Set<Weekday> = []
    while let word = next {
      let isAnd = !days.isEmpty && ["and", "&", "+"].contains(word)
      let name = isAnd ? rest.dropFirst().first?.lowercased() : word
      guard let name, let found = Self.weekdays(named: name) else { break }
      days.formUnion(found)
      rest.removeFirst(isAnd ? 2 : 1)
    }
    return days.isEmpty ? nil : days
  }

  private static func weekdays(named word: String) -> Set<Weekday>? {
    switch word {
    case "weekday", "weekdays": return [.monday, .tuesday, .wednesday, .thursday, .friday]
    case "weekend", "weekends": return [.saturday, .sunday]
    default:
      return Weekday(named: word.hasSuffix("days") ? String(word.dropLast()) : word).map { [$0] }
    }
  }
}

extension ValueFormat<Cadence> {
  /// How often, in words.
  static var rhythm: ValueFormat {
    ValueFormat(words: 6) { text in
      var words = RhythmWords(text)
      guard let cadence = words.cadence(), words.rest.isEmpty else { return .failure(.notARhythm) }
      return .success(cadence)
    }
  }
}
