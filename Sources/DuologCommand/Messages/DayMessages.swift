import DuologJournal
import DuologMerge

/// Names of days, relative to today.
struct DayMessages {
  let today: Day

  init(today: Day) {
    self.today = today
  }

  static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `today`, `yesterday`, `tomorrow`, or else the date.
  func name(_ day: Day) -> String {
    switch today.distance(to: day) {
    case 0: "today"
    case -1: "yesterday"
    case 1: "tomorrow"
    default: date(day)
    }
  }

  /// The last day of something, after "until": `today`, `tomorrow`, `Sunday` for one of the next
  /// six days, or else the date.
  func until(_ day: Day) -> String {
    2...6 ~= today.distance(to: day) ? DayMessages.weekday(day) : name(day)
  }

  /// `Sat 21 Nov`, with the year if it is not the current one.
  func date(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.date
    let weekday = DayMessages.weekdays[day.weekday.rawValue]
    let text = "\(weekday) \(dayOfMonth) \(DayMessages.fullMonths[month - 1].prefix(3))"
    return year == today.year ? text : "\(text) \(year)"
  }

  /// `Saturday 21 November`, with the year if it is not the current one.
  func fullDate(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.date
    let text = "\(DayMessages.weekday(day)) \(dayOfMonth) \(DayMessages.fullMonths[month - 1])"
    return year == today.year ? text : "\(text) \(year)"
  }

  /// The months, from January on.
  static let fullMonths = Month.names

  /// `Saturday`.
  static func weekday(_ day: Day) -> String { day.weekday.text.capitalized }
}

/// Somebody's local time, in words.
struct LocalTimeText {
  let calendar: PersonalCalendar
  let now: Timestamp

  /// `Sun 22 Nov, 02:10`, with the day it counts for if the person's calendar day has not begun
  /// yet.
  var time: String { clock + (other.map { ", which counts for \($0)" } ?? "") }

  /// ``time`` with the zone: `Sun 22 Nov, 12:10, in Europe/Lisbon`.
  var timeAndZone: String {
    "\(clock), in \(calendar.zone)\(other.map { ", which counts for \($0)" } ?? "")"
  }

  private var clock: String {
    let time = calendar.time(at: now)
    return "\(DayMessages(today: time.day).date(time.day)), \(time.clock)"
  }

  /// The day that it counts for, if that is not the calendar day.
  private var other: String? {
    let (today, day) = (calendar.time(at: now).day, calendar.day(at: now))
    return day == today ? nil : DayMessages(today: today).date(day)
  }
}
