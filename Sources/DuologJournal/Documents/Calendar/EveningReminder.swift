import DuologMerge

/// When a term asks for something in the evening, as a recurrence rule.
///
/// A term that asks for certain days reminds on those. One that asks for a number of days in a
/// period reminds on the last ones of the period, on which it becomes urgent.
struct EveningReminder: Hashable {
  /// The first evening.
  let first: Day
  /// The rule (RFC 5545, section 3.3.10), without its end.
  let rule: String

  /// At most this many last days of a month, a quarter or a year.
  private static let lastDays = 7
  /// How far to look for the first evening: there is one in every year.
  private static let reach = 800

  private init(first: Day, rule: String) {
    self.first = first
    self.rule = rule
  }

  /// The evenings of a cadence that holds from `from` on; `nil` if it never asks for a certain day.
  ///
  /// - Parameter day: no evening is before it.
  init?(_ cadence: Cadence, from: Day, notBefore day: Day, weekStart: Weekday) {
    let begin = max(from, day)
    switch cadence {
    case .daily:
      self.init(first: begin, rule: "FREQ=DAILY")
    case .on(let weekdays):
      self.init(begin, "FREQ=WEEKLY;BYDAY=\(Self.list(weekdays))") {
        weekdays.contains($0.weekday)
      }
    case .weekly(let count):
      let last = (0..<min(count, 7)).compactMap {
        Weekday(rawValue: (weekStart.rawValue + 6 - $0) % 7)
      }
      self.init(begin, "FREQ=WEEKLY;BYDAY=\(Self.list(Set(last)))") { last.contains($0.weekday) }
    case .monthly(let count):
      self.init(begin, "FREQ=MONTHLY", months: 1, count)
    case .quarterly(let count):
      self.init(begin, "FREQ=YEARLY;BYMONTH=3,6,9,12", months: 3, count)
    case .yearly(let count):
      self.init(begin, "FREQ=YEARLY;BYMONTH=12", months: 12, count)
    case .every(let days):
      let late = from.distance(to: begin)
      let runs = late / days
      self.init(
        first: from.advanced(by: (runs + 1) * days - 1), rule: "FREQ=DAILY;INTERVAL=\(days)")
    case .rolling(let count, let days):
      let interval = max(1, days / count)
      let late = from.distance(to: begin)
      self.init(
        first: from.advanced(by: (late + interval - 1) / interval * interval),
        rule: "FREQ=DAILY;INTERVAL=\(interval)")
    case .after, .atMost, .once, .whenever, .within, .unknown:
      return nil
    }
  }

  /// The first day from `begin` on which the rule `rule` has an evening, according to `isAsked`.
  private init?(_ begin: Day, _ rule: String, where isAsked: (Day) -> Bool) {
    let days = (0..<EveningReminder.reach).lazy.map { begin.advanced(by: $0) }
    guard let first = days.first(where: isAsked) else { return nil }
    self.init(first: first, rule: rule)
  }

  private init?(_ begin: Day, _ rule: String, months: Int, _ count: Int) {
    let count = min(count, EveningReminder.lastDays)
    let days = (1...count).map { "-\($0)" }.joined(separator: ",")
    self.init(begin, "\(rule);BYMONTHDAY=\(days)") { day in
      let left = Period.months(months, containing: day).daysLeft(from: day)
      return left.map { $0 <= count } ?? false
    }
  }

  private static let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  private static func list(_ weekdays: Set<Weekday>) -> String {
    weekdays.sorted().map { names[$0.rawValue] }.joined(separator: ",")
  }
}
