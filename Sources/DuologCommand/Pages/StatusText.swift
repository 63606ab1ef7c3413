import DuologJournal
import DuologMerge

/// Where the journal is, what it holds, what is still on its way.
struct StatusText {
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

  /// How many devices are told one by one: two people have a handful.
  private static let limit = 24

  func print(on console: Console) {
    let words = DeviceMessages(calendar, now: now)
    var rows = [
      ("Journal", environment.shown(view.path)),
      ("Folder", view.folder.map(environment.shown) ?? "none yet: 'duolog sync FOLDER'"),
      ("Here", LocalTimeText(calendar, now: now).timeAndZone),
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
    console.printRows(
      view.devices.prefix(StatusText.limit).map {
        ($0.device.label.printable, words.state(of: $0, isToBeRenewed: view.isToBeRenewed))
      })
    let rest = view.devices.count - StatusText.limit
    if rest > 0 { console.print("  and \(Counted.of(rest, "more device", "more devices"))") }
    if view.unheardDevices > 0 {
      console.print(
        "  and \(Counted.of(view.unheardDevices, "more device", "more devices")) of which nothing has"
          + " arrived")
    }
    guard !view.clocks.isEmpty else { return }
    console.print()
    console.printHeading("Clocks")
    for clock in view.clocks { console.printWrapped(words.sentence(on: clock)) }
  }
}
