import DuologMerge

/// The rule by which a zone changes its clocks every year, or never: a POSIX `TZ` string such as
/// `WET0WEST,M3.5.0/1,M10.5.0`, with the extension of RFC 8536, section 3.3.1
/// (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html).
struct ZoneRule: Hashable, Sendable {
  /// Seconds ahead of UTC.
  let standard: Int
  let summer: Summer?

  struct Summer: Hashable {
    /// Seconds ahead of UTC.
    let offset: Int
    let start: Change
    let end: Change
  }

  /// When clocks are changed, by what they show before the change.
  struct Change: Hashable {
    let date: YearlyDate
    /// Seconds after the midnight at which the date begins.
    let time: Int

    /// Seconds since 1970, in local time.
    func wallTime(inYear year: Int) -> Int64 {
      Int64(date.day(inYear: year).number) * ZoneRule.secondsPerDay + Int64(time)
    }
  }

  static let secondsPerDay: Int64 = 86_400

  /// How many seconds clocks are ahead of UTC, `seconds` after the beginning of 1970.
  func secondsAheadOfUTC(at seconds: Int64) -> Int {
    guard let summer else { return standard }
    let local = seconds + Int64(standard)
    let day = local / Self.secondsPerDay - (local % Self.secondsPerDay < 0 ? 1 : 0)
    let year = Day(number: Int(day)).year
    let start = summer.start.wallTime(inYear: year) - Int64(standard)
    let end = summer.end.wallTime(inYear: year) - Int64(summer.offset)
    // South of the equator summer ends before it starts.
    let isSummer =
      start < end
      ? start <= seconds && seconds < end
      : !(end <= seconds && seconds < start)
    return isSummer ? summer.offset : standard
  }

  /// Seconds ahead of UTC, if clocks are never changed.
  var fixed: Int? { summer == nil ? standard : nil }

  /// The rule in a text; `nil` if the text is not a rule.
  init?(_ text: some Collection<UInt8>) {
    var scanner = RuleScanner(text)
    guard scanner.skipName(), let standard = scanner.time() else { return nil }
    // The text gives what to add to local time to get UTC: positive west of Greenwich.
    self.standard = -standard
    guard !scanner.isAtEnd else {
      summer = nil
      return
    }
    guard scanner.skipName() else { return nil }
    let offset =
      scanner.isAtEnd || scanner.next == UInt8(ascii: ",")
      ? 3600 - standard : scanner.time().map { -$0 }
    guard let offset else { return nil }
    if scanner.isAtEnd { scanner = RuleScanner(Self.standardChanges) }
    guard let start = Self.change(&scanner), let end = Self.change(&scanner), scanner.isAtEnd
    else { return nil }
    summer = Summer(offset: offset, start: start, end: end)
  }

  /// When clocks are changed if a rule does not say so, as in `CET-1CEST`: POSIX leaves it open, and
  /// the C library takes the days of the United States.
  private static let standardChanges = ",M3.2.0,M11.1.0".utf8

  private static func change(_ scanner: inout RuleScanner) -> Change? {
    guard scanner.skip(","), let date = scanner.date() else { return nil }
    guard scanner.skip("/") else { return Change(date: date, time: 2 * 3600) }
    return scanner.time().map { Change(date: date, time: $0) }
  }
}

/// A day of every year.
enum YearlyDate: Hashable {
  /// The `week`th occurrence of a weekday (0 is Sunday) in a month; the last one if `week` is 5.
  case weekday(month: Int, week: Int, Int)
  /// From 1 to 365; the 29th of February is never counted.
  case numbered(Int)
  /// Days after the 1st of January.
  case afterFirst(Int)

  func day(inYear year: Int) -> Day {
    switch self {
    case .weekday(let month, let week, let weekday):
      let first = Self.day(year, month).number
      let next = month == 12 ? Self.day(year + 1, 1).number : Self.day(year, month + 1).number
      // The 1st of January 1970, which is day 0, was a Thursday.
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      var number = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      if number >= next { number -= 7 }
      return Day(number: number)
    case .numbered(let number):
      let leap = Self.day(year, 3).number - Self.day(year, 1).number == 60
      return Day(number: Self.day(year, 1).number + number - (leap && number >= 60 ? 0 : 1))
    case .afterFirst(let days):
      return Day(number: Self.day(year, 1).number + days)
    }
  }

  /// The first day of a month.
  private static func day(_ year: Int, _ month: Int) -> Day {
    Day(year: year, month: month, day: 1) ?? .last
  }
}

/// Reads the parts of a rule from its front.
private struct RuleScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: some Collection<UInt8>) {
    rest = Array(text)[...]
  }

  var next: UInt8? { rest.first }
  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// Skips an abbreviation: letters, or anything between `<` and `>`.
  mutating func skipName() -> Bool {
    if skip("<") {
      rest = rest.drop { $0 != UInt8(ascii: ">") }
      return skip(">")
    }
    let before = rest.count
    rest = rest.drop { byte in
      let lowered = byte | 0x20
      return UInt8(ascii: "a")...UInt8(ascii: "z") ~= lowered
    }
    return before - rest.count >= 3
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time() -> Int? {
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    guard let hours = number(in: 0...167) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where skip(":") {
      guard let count = number(in: 0...59) else { return nil }
      seconds += count * unit
    }
    return isNegative ? -seconds : seconds
  }

  mutating func date() -> YearlyDate? {
    if skip("M") {
      guard let month = number(in: 1...12), skip("."), let week = number(in: 1...5), skip("."),
        let weekday = number(in: 0...6)
      else { return nil }
      return .weekday(month: month, week: week, weekday)
    }
    if skip("J") { return number(in: 1...365).map(YearlyDate.numbered) }
    return number(in: 0...365).map(YearlyDate.afterFirst)
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard (1...3).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return range.contains(value) ? value : nil
  }
}
