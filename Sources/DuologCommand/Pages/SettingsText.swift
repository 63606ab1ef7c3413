import DuologJournal

/// What is set once.
struct SettingsText {
  private let view: SettingsView
  private let source: ZoneSource
  private let environment: CommandEnvironment

  init(_ view: SettingsView, zoneFrom source: ZoneSource, _ environment: CommandEnvironment) {
    self.view = view
    self.source = source
    self.environment = environment
  }

  func print(on console: Console) {
    let words = SettingsMessages(view)
    console.printRows(
      [
        ("Name", view.me.name.printable),
        ("Device", view.deviceName.printable),
        ("Zone", "\(view.calendar.zone), \(source.phrase)"),
        ("Here", LocalTimeText(view.calendar, now: view.now).time),
        ("Day starts", words.dayStart),
        ("Weeks begin", words.weekStart),
        ("Folder", view.folder.map(environment.shown) ?? "none yet: 'duolog sync FOLDER'"),
      ], indent: "")
  }
}
