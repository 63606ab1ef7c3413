import DuologJournal
import DuologMerge

/// Settings, in words.
struct SettingsMessages {
  private let view: SettingsView

  init(_ view: SettingsView) {
    self.view = view
  }

  /// How a change appears in the log: `took the name 'Anna'`. To the reader who made it, it is
  /// `changed your name to 'Anna'`.
  static func told(_ settings: PersonalSettings, byReader: Bool = false) -> String {
    let parts = [
      settings.name.map {
        "\(byReader ? "changed your name to" : "took the name") '\($0.printable)'"
      },
      settings.dayStart.map { "set the day to start at \($0)" },
      settings.weekStart.map { "asked for weeks that begin on \($0.text.capitalized)" },
    ]
    return parts.compactMap { $0 }.listed("and")
  }

  // MARK: What has changed

  /// The confirmations after changing `settings`.
  func changed(_ settings: PersonalSettings) -> [String] {
    [
      settings.name.map { "You are now called \($0.printable) on all devices." },
      settings.dayStart.map { _ in changedDayStart },
      settings.weekStart.map { _ in changedWeekStart },
    ].compactMap { $0 }
  }

  private var changedDayStart: String {
    let start = view.calendar.dayStart
    guard start > .midnight else { return "Your day now starts at midnight." }
    return "Your day now starts at \(start): what you log before that counts for the day before."
      + " It's now \(LocalTimeText(calendar: view.calendar, now: view.now).time)."
  }

  private var changedWeekStart: String {
    guard let wanted = view.me.weekStart, wanted != view.weekStart else {
      return "Your weeks now begin on \(view.weekStart.text.capitalized), for both of you."
        + " Past weeks are counted this way too."
    }
    return "Noted. Your weeks still begin on \(view.weekStart.text.capitalized), until"
      + " \(partner) chooses \(wanted.text.capitalized) too: 'duolog settings --week-starts"
      + " \(wanted.text)'."
  }

  static func changedDevice(_ name: String) -> String {
    "This device is now called '\(name.printable)'."
  }

  /// - Parameter variable: the zone that `TZ` names, which comes first.
  func changedZone(_ zone: Zone, _ variable: Zone?) -> String {
    let calendar = PersonalCalendar(zone: zone, dayStart: view.calendar.dayStart)
    let sentence =
      "This device now uses \(zone): \(LocalTimeText(calendar: calendar, now: view.now).time)."
    guard let variable, variable != zone else { return sentence }
    return sentence + " But TZ is set to \(variable) here, and TZ comes first."
  }

  static let nothingChanged = "Nothing to change: it's already set that way."

  // MARK: What is set

  /// `at midnight`, `at 04:00`.
  var dayStart: String {
    let start = view.calendar.dayStart
    return start > .midnight ? "at \(start)" : "at midnight"
  }

  /// `on Monday`, and who would like another day.
  var weekStart: String {
    let start = "on \(view.weekStart.text.capitalized)"
    let (mine, theirs) = (view.me.weekStart ?? .monday, view.partner?.weekStart ?? .monday)
    if mine != view.weekStart {
      return "\(start); on \(mine.text.capitalized) once \(partner) chooses it too"
    }
    if theirs != view.weekStart {
      return "\(start); \(partner) would like \(theirs.text.capitalized)"
    }
    return start
  }

  private var partner: String { view.partner?.name.printable ?? "your partner" }
}

/// The screen of all settings.
struct SettingsText {
  let view: SettingsView
  let source: ZoneSource
  let environment: CommandEnvironment

  func print(on console: Console) {
    let words = SettingsMessages(view)
    console.printRows(
      [
        ("Name", view.me.name.printable),
        ("Device", view.deviceName.printable),
        ("Zone", "\(view.calendar.zone), \(source.phrase)"),
        ("Time", LocalTimeText(calendar: view.calendar, now: view.now).time),
        ("Day starts", words.dayStart),
        ("Weeks begin", words.weekStart),
        ("Folder", view.folder.map(environment.shown) ?? "none yet: 'duolog sync FOLDER'"),
      ], indent: "")
  }
}
