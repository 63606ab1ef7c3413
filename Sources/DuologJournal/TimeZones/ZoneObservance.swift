import DuologMerge

/// From when on clocks show what, in a form that calendars know (RFC 5545, section 3.6.5).
struct ZoneObservance: Hashable {
  /// The date and time at which it begins, as clocks show it just before.
  let day: Day
  let secondOfDay: Int
  /// Seconds ahead of UTC before and after.
  let offsetBefore: Int
  let offset: Int
  /// How it recurs every year, as a recurrence rule; `nil` for one that begins once.
  let rule: String?

  /// Whether clocks are set forward.
  var isForward: Bool { offset > offsetBefore }

  /// - Parameter wall: seconds since the beginning of 1970, in local time before the change.
  init(wall: Int64, offsetBefore: Int, offset: Int, rule: String? = nil) {
    let (days, rest) = wall.quotientAndRemainder(dividingBy: ZoneRule.secondsPerDay)
    day = Day(number: Int(rest < 0 ? days - 1 : days))
    secondOfDay = Int(rest < 0 ? rest + ZoneRule.secondsPerDay : rest)
    self.offsetBefore = offsetBefore
    self.offset = offset
    self.rule = rule
  }
}

extension Zone {
  /// What the zone's clocks show from the beginning of `year` on, for ever.
  ///
  /// The first observance says what they show at the beginning. Changes that recur are one
  /// observance each.
  func observances(sinceYear year: Int) -> [ZoneObservance] {
    history.observances(sinceYear: year)
  }
}

extension ZoneHistory {
  /// A change of clocks, in seconds since 1970, UTC.
  fileprivate struct Change: Hashable {
    let time: Int64
    let before: Int
    let after: Int

    var observance: ZoneObservance {
      ZoneObservance(wall: time + Int64(before), offsetBefore: before, offset: after)
    }
  }

  /// How many years are written out if a rule cannot be expressed.
  private static let yearsWrittenOut = 40

  fileprivate func observances(sinceYear year: Int) -> [ZoneObservance] {
    let midnight = ZoneHistory.wallTime(of: year)
    let offset = secondsAheadOfUTC(at: midnight)
    let start = midnight - Int64(offset)
    let first = ZoneObservance(wall: midnight, offsetBefore: offset, offset: offset)
    let known = changes(after: start)
    guard let rule, let summer = rule.summer else { return [first] + known.map(\.observance) }
    let end = known.last?.time ?? start
    let endYear = Day(number: Int(end / ZoneRule.secondsPerDay)).year
    // What the rule says about the time for which there is a table as well.
    let predicted = rule.changes(inYears: year - 1...endYear + 1)
    let expected = predicted.filter { start < $0.time && $0.time <= end }
    let follows = expected == known
    let from = follows ? start : end
    let explicit = follows ? [] : known.map(\.observance)
    let years = Day(number: Int(from / ZoneRule.secondsPerDay)).year - 1
    let later = rule.changes(inYears: years...years + ZoneHistory.yearsWrittenOut)
      .filter { $0.time > from }
    guard let start = summer.start.recurrence, let finish = summer.end.recurrence else {
      return [first] + explicit + later.map(\.observance)
    }
    let recurring = [(summer.offset, start), (rule.standard, finish)].compactMap { offset, rule in
      later.first { $0.after == offset }.map {
        ZoneObservance(
          wall: $0.time + Int64($0.before), offsetBefore: $0.before, offset: $0.after, rule: rule)
      }
    }
    return [first] + explicit + recurring
  }

  private func changes(after start: Int64) -> [Change] {
    transitions.indices.compactMap { index in
      guard transitions[index] > start else { return nil }
      let before = secondsAheadOfUTC(at: transitions[index] - 1)
      guard before != offsets[index] else { return nil }
      return Change(time: transitions[index], before: before, after: offsets[index])
    }
  }

  fileprivate static func wallTime(of year: Int) -> Int64 {
    Int64((Day(year: year, month: 1, day: 1) ?? .first).number) * ZoneRule.secondsPerDay
  }
}

extension ZoneRule {
  /// The changes that the rule makes in `years`, in order.
  fileprivate func changes(inYears years: ClosedRange<Int>) -> [ZoneHistory.Change] {
    guard let summer else { return [] }
    return years.flatMap { year in
      [
        ZoneHistory.Change(
          time: summer.start.wallTime(inYear: year) - Int64(standard), before: standard,
          after: summer.offset),
        ZoneHistory.Change(
          time: summer.end.wallTime(inYear: year) - Int64(summer.offset), before: summer.offset,
          after: standard),
      ]
    }.sorted { $0.time < $1.time }
  }
}

extension ZoneRule.Change {
  private static let weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]

  /// The days of every year on which it happens, as a recurrence rule (RFC 5545, section 3.3.10);
  /// `nil` if no rule says it.
  fileprivate var recurrence: String? {
    let perDay = Int(ZoneRule.secondsPerDay)
    // A time may be before the day or after it: RFC 8536, section 3.3.1.
    let shift = time >= 0 ? time / perDay : (time + 1) / perDay - 1
    switch date {
    case .weekday(let month, let week, let weekday):
      let name = Self.weekdays[((weekday + shift) % 7 + 7) % 7]
      guard shift != 0 else {
        return "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(week == 5 ? -1 : week)\(name)"
      }
      let days = (0..<7).map { week == 5 ? $0 - 7 + shift : $0 + 7 * week - 6 + shift }
      // Every month has 28 days.
      guard days.allSatisfy({ week == 5 ? -28 <= $0 && $0 < 0 : 1 <= $0 && $0 <= 28 }) else {
        return nil
      }
      let list = days.map { "\($0)" }.joined(separator: ",")
      return "FREQ=YEARLY;BYMONTH=\(month);BYMONTHDAY=\(list);BYDAY=\(name)"
    case .numbered(let number) where shift == 0:
      let day = Day(number: (Day(year: 2001, month: 1, day: 1) ?? .first).number + number - 1)
      return "FREQ=YEARLY;BYMONTH=\(day.month);BYMONTHDAY=\(day.dayOfMonth)"
    case .numbered, .afterFirst:
      return nil
    }
  }
}
