import DuologJournal
import DuologMerge

/// Where the journal is, what it holds, what is still on its way.
struct StatusPage {
  private let view: StatusView
  private let zone: Zone
  private let now: LocalTime
  private let environment: CommandEnvironment

  init(_ view: StatusView, zone: Zone, now: Timestamp, environment: CommandEnvironment) {
    self.view = view
    self.environment = environment
    self.zone = zone
    self.now = LocalTime(at: now, in: zone)
  }

  func print(on console: Console) {
    let days = DayWords(today: now.day)
    var rows = [
      ("Journal", environment.shown(view.path)),
      ("Folder", view.folder.map(environment.shown) ?? "none yet: 'duolog sync FOLDER'"),
      ("Here", "\(days.date(now.day)), \(now.clock), in \(zone)"),
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
  }

  private func state(of device: DeviceStatus, _ days: DayWords) -> String {
    var parts = [Counted.entries(Int(clamping: device.held))]
    if let newest = device.newest {
      let time = LocalTime(at: newest, in: zone)
      parts[0] += ", the last \(days.name(time.day)) at \(time.clock)"
    }
    if device.isThis { parts.append("this device") }
    if let missing = device.missing {
      parts.append("waiting for \(missing.lowerBound)-\(missing.upperBound)")
    }
    return parts.joined(separator: "; ")
  }
}
