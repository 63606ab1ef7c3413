import DuologJournal
import DuologMerge

/// Devices and how they stand, in words.
struct DeviceWords {
  private let calendar: PersonalCalendar
  private let days: DayWords

  init(_ calendar: PersonalCalendar, now: Timestamp) {
    self.calendar = calendar
    days = DayWords(today: calendar.time(at: now).day)
  }

  /// When the clocks of two devices were apart, what comes of it, and what to do.
  func sentence(on clock: ClockDisagreement) -> String {
    let day = days.date(calendar.time(at: clock.shown).day)
    let time = Counted.duration(minutes: Int(clamping: clock.minutes))
    return "On \(day), \(clock.behind.label.printable) was \(time) or more behind"
      + " \(clock.ahead.label.printable). Nothing is lost by it, but of two changes made at once,"
      + " the earlier one may be shown. Let both set their clocks by the network."
  }

  /// `3 entries, the last today at 21:40; last seen today at 21:41; has all your entries`.
  func state(of device: DeviceStatus) -> String {
    var parts = [Counted.entries(Int(clamping: device.held))]
    if let newest = device.newest { parts[0] += ", the last \(moment(newest))" }
    if device.isThis { parts.append("this device") }
    if let seen = device.lastSeen, !device.isThis, seen != device.newest {
      parts.append("last seen \(moment(seen))")
    }
    if let holding = device.holding { parts.append(words(on: holding)) }
    for missing in device.missing { parts.append(AwaitedWords.status(missing)) }
    return parts.joined(separator: "; ")
  }

  private func words(on holding: DeviceStatus.Holding) -> String {
    if holding.lacking == 0 { return "has everything that is here" }
    if holding.hasAllOwn { return "has all your entries" }
    guard let until = holding.ownUntil else { return "has none of your entries yet" }
    return "has your entries up to \(moment(until))"
  }

  /// `yesterday at 21:40`.
  private func moment(_ instant: Timestamp) -> String {
    let time = calendar.time(at: instant)
    return "\(days.name(time.day)) at \(time.clock)"
  }
}
