import DuologMerge

extension Cadence {
  /// The text of a term's `cadence` field: a word, and its arguments after a space.
  ///
  ///     daily · weekly 2 · monthly 1 · quarterly 1 · yearly 1 · every 28 · after 7 · once
  ///     whenever · within 48 · on mon,thu · rolling 3/7 · atmost 2/day
  ///
  /// The numbers are times a period, days after `every` and `after`, hours after `within`, times in
  /// days after `rolling`, and times in a day, week or month after `atmost`; weekdays are in the order of the week, Monday first. The day a goal is due is
  /// a field of the goal itself and not part of this text, so moving the day does not revise the
  /// term. These texts are written in events and never change; a new cadence needs a new word.
  public var text: String {
    switch self {
    case .daily: "daily"
    case .on(let weekdays): "on \(weekdays.sorted().map(\.shortText).joined(separator: ","))"
    case .weekly(let count): "weekly \(count)"
    case .monthly(let count): "monthly \(count)"
    case .quarterly(let count): "quarterly \(count)"
    case .yearly(let count): "yearly \(count)"
    case .every(let days): "every \(days)"
    case .rolling(let count, let days): "rolling \(count)/\(days)"
    case .after(let days): "after \(days)"
    case .atMost(let count, let span): "atmost \(count)/\(span.rawValue)"
    case .once: "once"
    case .whenever: "whenever"
    case .within(let hours): "within \(hours)"
    case .unknown(let text): text
    }
  }

  /// The cadence that `text` stands for, with the goal's `due` day where it matters.
  ///
  /// Any text is accepted: one that this version does not know gives ``unknown(_:)``.
  public init(text: String, due: Day? = nil) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let number = words.count == 2 ? Cadence.number(words[1]) : nil
    switch (words.first, number) {
    case ("daily", nil) where words.count == 1: self = .daily
    case ("on", nil) where words.count == 2:
      self = Cadence.weekdays(words[1]).map(Cadence.on) ?? .unknown(text)
    case ("rolling", nil) where words.count == 2:
      self = Cadence.rolling(words[1]) ?? .unknown(text)
    case ("atmost", nil) where words.count == 2:
      self = Cadence.atMost(words[1]) ?? .unknown(text)
    case ("weekly", let count?): self = .weekly(count)
    case ("monthly", let count?): self = .monthly(count)
    case ("quarterly", let count?): self = .quarterly(count)
    case ("yearly", let count?): self = .yearly(count)
    case ("every", let days?): self = .every(days: days)
    case ("after", let days?): self = .after(days: days)
    case ("once", nil) where words.count == 1: self = .once(by: due)
    case ("whenever", nil) where words.count == 1: self = .whenever
    case ("within", let hours?): self = .within(hours: hours)
    default: self = .unknown(text)
    }
  }

  /// Parses times in days, as written in `text`: `3/7`.
  private static func rolling(_ text: Substring) -> Cadence? {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map(number)
    guard numbers.count == 2, let count = numbers[0], let days = numbers[1],
      days <= longestRun
    else { return nil }
    return .rolling(count, days: days)
  }

  /// Parses times in a day, a week or a month, as written in `text`: `2/day`.
  private static func atMost(_ text: Substring) -> Cadence? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = parts[0] == "0" ? 0 : number(parts[0]),
      let span = CalendarSpan(rawValue: String(parts[1]))
    else { return nil }
    return .atMost(count, span)
  }

  /// Parses weekdays, as written in `text`: each once, in the order of the week.
  private static func weekdays(_ text: Substring) -> Set<Weekday>? {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    let days = words.compactMap { word in Weekday.allCases.first { $0.shortText == word } }
    guard days.count == words.count, zip(days, days.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    return Set(days)
  }

  /// Parses a number, as written in `text`: no sign, no leading zero, from 1 to ``countLimit``.
  private static func number(_ text: Substring) -> Int? {
    guard let number = Int(text), 1...countLimit ~= number, String(number) == text
    else { return nil }
    return number
  }
}
