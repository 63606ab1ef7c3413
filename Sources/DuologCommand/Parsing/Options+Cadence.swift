import DuologJournal
import DuologMerge

/// How often: the options for making and changing goals.
extension Options {
  package static let often = ValueOption(
    "often", "WORDS", .rhythm, help: "how often, in words, for example twice a week")
  package static let daily = Flag("daily", help: "every day")
  package static let on = ValueOption(
    "on", "DAYS", .weekdays, help: "on these days of each week, for example mon,thu")
  package static let weekly = ValueOption(
    "weekly", "N", .number(in: 1...7), help: "on N days of each week")
  package static let monthly = ValueOption(
    "monthly", "N", .number(in: 1...31), help: "on N days of each month")
  package static let quarterly = ValueOption(
    "quarterly", "N", .number(in: 1...92), help: "on N days of each quarter")
  package static let yearly = ValueOption(
    "yearly", "N", .number(in: 1...366), help: "on N days of each year")
  package static let every = ValueOption(
    "every", "DAYS", .number(in: 1...Cadence.countLimit),
    help: "again within DAYS days after the last time, for example 14")
  package static let everyWindow = ValueOption(
    "every-window", "DAYS", .number(in: 1...Cadence.countLimit),
    help: "once in each DAYS days, counted from the first day of the goal")
  package static let rolling = ValueOption(
    "rolling", "N/DAYS", .timesInDays, help: "N times in any DAYS days, for example 3/7")
  package static let atMost = ValueOption(
    "at-most", "N/PERIOD", .atMost,
    help: "no more than N a day, week or month, for example 2/day")
  package static let quit = Flag(
    "quit", help: "not at all; you log when it happens, and the days since are counted")
  package static let whenever = Flag("whenever", help: "whenever it comes up; it is only counted")
  package static let once = Flag("once", help: "one time only")
  /// The ways to say how often.
  static let cadences: [any CommandOption] = [
    often, daily, on, weekly, monthly, quarterly, yearly, every, everyWindow, rolling, atMost,
    quit, whenever, once,
  ]
}

extension Cadence {
  /// The cadence that the options ask for, if they ask for one.
  init?(_ command: ParsedCommand, due: Day?) {
    if let cadence = command[Options.often] {
      if case .once = cadence { self = .once(by: due) } else { self = cadence }
    } else if command.has(Options.daily) {
      self = .daily
    } else if let weekdays = command[Options.on] {
      self = .on(weekdays)
    } else if let count = command[Options.weekly] {
      self = .weekly(count)
    } else if let count = command[Options.monthly] {
      self = .monthly(count)
    } else if let count = command[Options.quarterly] {
      self = .quarterly(count)
    } else if let count = command[Options.yearly] {
      self = .yearly(count)
    } else if let days = command[Options.every] {
      self = .after(days: days)
    } else if let days = command[Options.everyWindow] {
      self = .every(days: days)
    } else if let limit = command[Options.atMost] {
      self = limit
    } else if command.has(Options.quit) {
      self = .atMost(0, .day)
    } else if let rolling = command[Options.rolling] {
      self = rolling
    } else if command.has(Options.whenever) {
      self = .whenever
    } else if command.has(Options.once) {
      self = .once(by: due)
    } else {
      return nil
    }
  }
}

extension ValueFormat<Cadence> {
  /// Times in days, for example `3/7`: at most 90 days, and no more times than days.
  fileprivate static var timesInDays: ValueFormat {
    ValueFormat { word in
      let cadence = Cadence(text: "rolling \(word.trimmed)")
      guard case .rolling(let count, let days) = cadence, count <= days else {
        return .failure(.notTimesInDays)
      }
      return .success(cadence)
    }
  }
}

extension ValueFormat<Cadence> {
  /// A number in a day, a week or a month, for example `2/day`.
  fileprivate static var atMost: ValueFormat {
    ValueFormat { word in
      let cadence = Cadence(text: "atmost \(word.trimmed.lowercased())")
      return cadence.limit == nil ? .failure(.notLimit) : .success(cadence)
    }
  }
}

extension ValueFormat<Set<Weekday>> {
  /// Weekdays by their names, or the first three or more letters of them, separated by commas.
  static var weekdays: ValueFormat {
    ValueFormat(offering: .words { Weekday.allCases.map(\.text) }) { word in
      let words = word.lowercased().split { $0 == "," || $0 == " " }
      let days = words.compactMap { Weekday(named: String($0)) }
      guard !days.isEmpty, days.count == words.count else { return .failure(.notWeekdays) }
      return .success(Set(days))
    }
  }
}
