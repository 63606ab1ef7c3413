import DuologJournal
import DuologMerge

/// Days as people call them, seen from today.
struct DayWords {
  let today: Day

  init(today: Day) {
    self.today = today
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `today`, `yesterday`, `tomorrow`, and every other day by its date.
  func name(_ day: Day) -> String {
    switch today.distance(to: day) {
    case 0: "today"
    case -1: "yesterday"
    case 1: "tomorrow"
    default: date(day)
    }
  }

  /// `Sat 21 Nov`, with the year where it is not this one.
  func date(_ day: Day) -> String {
    "\(DayWords.weekdays[day.weekday.rawValue]) \(dateWithoutWeekday(day))"
  }

  /// `21 Nov`, with the year where it is not this one.
  func dateWithoutWeekday(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.date
    let text = "\(dayOfMonth) \(DayWords.months[month - 1])"
    return year == today.year ? text : "\(text) \(year)"
  }

  /// `Saturday`.
  static func weekday(_ day: Day) -> String { day.weekday.text.capitalized }
}
