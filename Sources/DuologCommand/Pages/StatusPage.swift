import DuologJournal
import DuologMerge

/// Where the journal is, what it holds, what is still on its way.
struct StatusPage {
  private let view: StatusView
  private let calendar: PersonalCalendar
  private let now: Timestamp
  private let environment: CommandEnvironment

  init(
    _ view: StatusView, _ calendar: PersonalCalendar, now: Timestamp,
    environment: CommandEnvironment
  ) {
    self.view = view
    self.environment = environment
    self.calendar = calendar
    self.now = now
  }

  func print(on console: Console) {
    let days = DayWords(today: calendar.time(at: now).day)
    var rows = [
      ("Journal", environment.shown(view.path)),
      ("Folder", view.folder.map(environment.shown) ?? "none yet: 'duolog sync FOLDER'"),
      ("Here", HereWords(calendar, now: now).timeAndZone),
      ("Holds", Counted.entries(Int(clamping: view.entries))),
    ]
    if view.incomplete > 0 {
      rows.append(
        ("Incomplete", "\(Counted.things(view.incomplete)), shown once the rest has arrived"))
    }
    if view.toSettle > 0 {
      rows.append(("To settle", "\(Counted.things(view.toSettle)): 'duolog settle'"))
    }
    console.printRows(rows, indent: "")
    console.print()
    console.printHeading("Devices")
    console.printRows(view.devices.map { ($0.device.label.printable, state(of: $0, days)) })
    guard !view.clocks.isEmpty else { return }
    console.print()
    console.printHeading("Clocks")
    for clock in view.clocks { console.printWrapped(sentence(on: clock, days)) }
  }

  private func sentence(on clock: ClockDisagreement, _ days: DayWords) -> String {
    let day = days.date(calendar.time(at: clock.shown).day)
    let time = Counted.duration(minutes: Int(clamping: clock.minutes))
    return "On \(day), \(clock.behind.label.printable) was \(time) or more behind"
      + " \(clock.ahead.label.printable). Nothing is lost by it, but of two changes made at once,"
      + " the earlier one may be shown. Let both set their clocks by the network."
  }

  private func state(of device: DeviceStatus, _ days: DayWords) -> String {
    var parts = [Counted.entries(Int(clamping: device.held))]
    if let newest = device.newest { parts[0] += ", the last \(moment(newest, days))" }
    if device.isThis { parts.append("this device") }
    if let seen = device.lastSeen, !device.isThis, seen != device.newest {
      parts.append("last seen \(moment(seen, days))")
    }
    if let holding = device.holding { parts.append(words(on: holding, days)) }
    for missing in device.missing { parts.append(AwaitedWords.status(missing)) }
    return parts.joined(separator: "; ")
  }

  private func words(on holding: DeviceStatus.Holding, _ days: DayWords) -> String {
    if holding.lacking == 0 { return "has everything that is here" }
    if holding.hasAllOwn { return "has all your entries" }
    guard let until = holding.ownUntil else { return "has none of your entries yet" }
    return "has your entries up to \(moment(until, days))"
  }

  /// `yesterday at 21:40`.
  private func moment(_ instant: Timestamp, _ days: DayWords) -> String {
    let time = calendar.time(at: instant)
    return "\(days.name(time.day)) at \(time.clock)"
  }
}
