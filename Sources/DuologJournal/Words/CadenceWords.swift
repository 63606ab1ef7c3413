extension Cadence {
  /// How often, in everyday words, without the due day of a one-time goal.
  package var phrase: String {
    switch self {
    case .daily: "every day"
    case .on(let weekdays):
      "on \(weekdays.sorted().map(\.shortText.capitalized).listed("and"))"
    case .weekly(let count): Cadence.times(count, "week")
    case .monthly(let count): Cadence.times(count, "month")
    case .quarterly(let count): Cadence.times(count, "quarter")
    case .yearly(let count): Cadence.times(count, "year")
    case .every(1): "every day"
    case .every(7): "every week"
    case .every(let days): "every \(Cadence.length(ofDays: days))"
    case .after(1): "every day from the last time"
    case .after(7): "every week from the last time"
    case .after(let days): "every \(Cadence.length(ofDays: days)) from the last time"
    case .atMost(0, let span): span == .day ? "none at all" : "none in a \(span.rawValue)"
    case .atMost(let count, let span): "at most \(count) a \(span.rawValue)"
    case .rolling(1, let days): "once in any \(Counted.days(days))"
    case .rolling(2, let days): "twice in any \(Counted.days(days))"
    case .rolling(let count, let days): "\(count) times in any \(Counted.days(days))"
    case .once: "once"
    case .whenever: "whenever it comes up"
    case .within(let hours): "each time within \(Counted.of(hours, "hour", "hours"))"
    case .unknown(let text): "in a rhythm that only a newer Duolog knows (\(text.printable))"
    }
  }

  /// The current period, in the words that follow a count; `nil` for a single day and for a period
  /// without an end.
  package var span: String? {
    switch self {
    case .weekly: "this week"
    case .monthly: "this month"
    case .quarterly: "this quarter"
    case .yearly: "this year"
    case .every(1), .after, .daily, .on, .once, .whenever, .within, .unknown: nil
    case .atMost(_, .day): "today"
    case .atMost(_, .week): "this week"
    case .atMost(_, .month): "this month"
    case .every(7), .rolling(_, 7): "in these 7 days"
    case .rolling(_, let days): "in these \(Counted.days(days))"
    case .every(let days): "in these \(Cadence.length(ofDays: days))"
    }
  }

  /// The singular and plural of a period; `nil` for cadences without consecutive periods.
  package var periodWords: (one: String, many: String)? {
    switch self {
    case .daily, .on, .every(1), .rolling, .atMost(_, .day): ("day", "days")
    case .weekly, .every(7), .atMost(_, .week): ("week", "weeks")
    case .monthly, .atMost(_, .month): ("month", "months")
    case .quarterly: ("quarter", "quarters")
    case .yearly: ("year", "years")
    case .every, .after: ("time", "times")
    case .once, .whenever, .within, .unknown: nil
    }
  }

  private static func times(_ count: Int, _ period: String) -> String {
    switch count {
    case 1: "once a \(period)"
    case 2: "twice a \(period)"
    default: "\(count) times a \(period)"
    }
  }

  /// `4 weeks`, `60 days`.
  private static func length(ofDays days: Int) -> String {
    days % 7 == 0 ? Counted.of(days / 7, "week", "weeks") : Counted.days(days)
  }
}

extension CountingRule {
  /// How the check-ins of two people count, as the end of a sentence about a goal.
  package var phrase: String {
    switch self {
    case .each: "each of you"
    case .either: "either of you"
    case .together: "together"
    case .sum: "in total"
    }
  }
}

extension Term {
  /// What a goal of `scope` asks for, for example `3 times a week, 10 km, together`.
  package func phrase(_ scope: Goal.Scope) -> String {
    var parts = [Cadence(text: cadence).phrase]
    if let target { parts.append(target.phrase(in: unit)) }
    if scope == .ours { parts.append(rule.phrase) }
    return parts.joined(separator: ", ")
  }
}

extension Amount {
  /// `10 km`.
  package func phrase(in unit: String?) -> String {
    unit.map { "\(self) \($0.printable)" } ?? description
  }
}

extension Goal.Status {
  /// The status, as the end of a sentence about a goal.
  package var phrase: String {
    switch self {
    case .proposed: "is waiting until you have both said yes"
    case .active: "is active"
    case .done: "is done"
    case .letGo: "has been let go"
    case .archived: "is archived"
    }
  }
}
