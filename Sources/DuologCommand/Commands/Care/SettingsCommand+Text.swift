import DuologJournal
import DuologMerge

/// What is set once, in words.
struct SettingsMessages {
  private let view: SettingsView

  init(_ view: SettingsView) {
    self.view = view
  }

  /// What the other reads of a change: `is called 'Anna' now`.
  static func told(_ settings: PersonalSettings) -> String {
    let parts = [
      settings.name.map { "has the name '\($0.printable)' now" },
      settings.dayStart.map { "begins the day at \($0)" },
      settings.weekStart.map { "would have your weeks begin on \($0.text.capitalized)" },
    ]
    return parts.compactMap { $0 }.listed("and")
  }

  // MARK: What has changed

  /// What a person reads who has changed `settings`.
  func changed(_ settings: PersonalSettings) -> [String] {
    [
      settings.name.map { "Your name is \($0.printable) now, on all devices." },
      settings.dayStart.map { _ in changedDayStart },
      settings.weekStart.map { _ in changedWeekStart },
    ].compactMap { $0 }
  }

  private var changedDayStart: String {
    let start = view.calendar.dayStart
    guard start > .midnight else { return "Your day starts at midnight now." }
    return "Your day starts at \(start) now: what you log before that counts for the day before."
      + " It is \(LocalTimeText(calendar: view.calendar, now: view.now).time)."
  }

  private var changedWeekStart: String {
    guard let wanted = view.me.weekStart, wanted != view.weekStart else {
      return "Your weeks begin on \(view.weekStart.text.capitalized) now, for both of you."
        + " Figures of past weeks are counted by these weeks, too."
    }
    return "Noted. Your weeks go on to begin on \(view.weekStart.text.capitalized) until"
      + " \(partner) chooses \(wanted.text.capitalized) too: 'duolog settings --week-starts"
      + " \(wanted.text)'."
  }

  static func changedDevice(_ name: String) -> String {
    "This device has the name '\(name.printable)' now."
  }

  /// - Parameter variable: the zone that `TZ` names, which comes first.
  func changedZone(_ zone: Zone, _ variable: Zone?) -> String {
    let calendar = PersonalCalendar(zone: zone, dayStart: view.calendar.dayStart)
    let sentence =
      "Your days are told in \(zone) on this device: \(LocalTimeText(calendar: calendar, now: view.now).time)."
    guard let variable, variable != zone else { return sentence }
    return sentence + " But TZ is \(variable) here, and comes first wherever it is set."
  }

  static let nothingChanged = "Nothing to change: it is so already."

  // MARK: What is set

  /// `at midnight`, `at 04:00`.
  var dayStart: String {
    let start = view.calendar.dayStart
    return start > .midnight ? "at \(start)" : "at midnight"
  }

  /// `on Monday`, and who would have it otherwise.
  var weekStart: String {
    let start = "on \(view.weekStart.text.capitalized)"
    let (mine, theirs) = (view.me.weekStart ?? .monday, view.partner?.weekStart ?? .monday)
    if mine != view.weekStart {
      return "\(start); on \(mine.text.capitalized) once \(partner) chooses it too"
    }
    if theirs != view.weekStart {
      return "\(start); \(partner) would have \(theirs.text.capitalized)"
    }
    return start
  }

  private var partner: String { view.partner?.name.printable ?? "your partner" }
}

/// What is set once.
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
        ("Here", LocalTimeText(calendar: view.calendar, now: view.now).time),
        ("Day starts", words.dayStart),
        ("Weeks begin", words.weekStart),
        ("Folder", view.folder.map(environment.shown) ?? "none yet: 'duolog sync FOLDER'"),
      ], indent: "")
  }
}
