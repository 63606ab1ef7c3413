import DuologJournal
import DuologMerge

/// Where somebody is in time, in words.
struct LocalTimeText {
  private let calendar: PersonalCalendar
  private let now: Timestamp

  init(_ calendar: PersonalCalendar, now: Timestamp) {
    self.calendar = calendar
    self.now = now
  }

  /// `Sun 22 Nov, 02:10`, and where the day has not begun yet, for which one it counts.
  var time: String { clock + (other.map { ", which counts for \($0)" } ?? "") }

  /// ``time`` with the zone: `Sun 22 Nov, 12:10, in Europe/Lisbon`.
  var timeAndZone: String {
    "\(clock), in \(calendar.zone)\(other.map { "; it counts for \($0)" } ?? "")"
  }

  private var clock: String {
    let time = calendar.time(at: now)
    return "\(DayMessages(today: time.day).date(time.day)), \(time.clock)"
  }

  /// The day that it counts for, where that is not the one on the calendar.
  private var other: String? {
    let (today, day) = (calendar.time(at: now).day, calendar.day(at: now))
    return day == today ? nil : DayMessages(today: today).date(day)
  }
}
