import DuologMerge

/// Names of days, relative to today.
package struct DayMessages {
  package let today: Day

  package init(today: Day) {
    self.today = today
  }

  package static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `today`, `yesterday`, `tomorrow`, or else the date.
  package func name(_ day: Day) -> String {
    switch today.distance(to: day) {
    case 0: "today"
    case -1: "yesterday"
    case 1: "tomorrow"
    default: date(day)
    }
  }

  /// The last day of something, after "until": `today`, `tomorrow`, `Sunday` for one of the next
  /// six days, or else the date.
  package func until(_ day: Day) -> String {
    2...6 ~= today.distance(to: day) ? DayMessages.weekday(day) : name(day)
  }

  /// `Sat 21 Nov`, with the year if it is not the current one.
  package func date(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.date
    let weekday = DayMessages.weekdays[day.weekday.rawValue]
    let text = "\(weekday) \(dayOfMonth) \(DayMessages.fullMonths[month - 1].prefix(3))"
    return year == today.year ? text : "\(text) \(year)"
  }

  /// `Saturday 21 November`, with the year if it is not the current one.
  package func fullDate(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.date
    let text = "\(DayMessages.weekday(day)) \(dayOfMonth) \(DayMessages.fullMonths[month - 1])"
    return year == today.year ? text : "\(text) \(year)"
  }

  /// The months, from January on.
  package static let fullMonths = Month.names

  /// `Saturday`.
  package static func weekday(_ day: Day) -> String { day.weekday.text.capitalized }
}
