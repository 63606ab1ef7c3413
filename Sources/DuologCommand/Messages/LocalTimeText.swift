import DuologJournal
import DuologMerge

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
