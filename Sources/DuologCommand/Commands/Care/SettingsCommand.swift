import DuologJournal
import DuologMerge

/// `duolog settings`.
struct SettingsCommand: Command {
  static let personName = ValueOption("name", "NAME", .text, help: "what you are called")
  static let dayStarts = ValueOption(
    "day-starts", "HH:MM", .dayStart,
    help: "when your day starts, for example 04:00; until then it is still yesterday")
  static let weekStarts = ValueOption(
    "week-starts", "WEEKDAY", .weekday, help: "the day you'd like your weeks to begin on")

  static let name: CommandName = "settings"
  static let specification = CommandSpecification(
    name, "Your name, when your day starts, and other settings",
    discussion: [
      """
      Without options, it shows them. A change applies from now on and on all your devices; only \
      --device and --zone, its time zone, are just for this one.
      """,
      """
      If your day starts at 04:00, what you log at two in the morning counts for the day before. \
      What you have already logged keeps its day.
      """,
      """
      Weeks begin on Monday until you both choose the same other day. Past weeks are then counted \
      the new way too.
      """,
    ],
    options: [
      personName, Options.device, dayStarts, weekStarts, Options.json,
    ],
    examples: ["duolog settings", "duolog settings --day-starts 04:00"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let wanted = PersonalSettings(
      name: command[Self.personName], dayStart: command[Self.dayStarts],
      weekStart: command[Self.weekStarts])
    let (device, zone) = (command[Options.device], command[Options.zone])
    let isShown =
      wanted == PersonalSettings() && device == nil && zone == nil || command.has(Options.json)
    let sentences = try journal.transaction {
      try change(journal, to: wanted, device: device, zone: zone)
    }
    guard isShown else {
      for sentence in sentences.isEmpty ? [SettingsMessages.nothingChanged] : sentences {
        console.sayWrapped(sentence)
      }
      return .fine
    }
    let (view, source) = (try journal.settingsView(), try invocation.zoneSource(of: journal))
    try invocation.print("settings", SettingsJSON(view, zoneFrom: source)) {
      SettingsText(view: view, source: source, environment: invocation.environment).print(
        on: console)
    }
    return .fine
  }

  /// Applies what was given, and returns what to say about it.
  private func change(
    _ journal: Journal, to wanted: PersonalSettings, device: String?, zone: Zone?
  ) throws -> [String] {
    let settings = try journal.change(wanted)
    let isRenamed = try device.map(journal.renameDevice) ?? false
    let hasMoved = try zone.map(journal.setZone) ?? false
    let words = SettingsMessages(try journal.settingsView())
    var sentences = words.changed(settings)
    if isRenamed { sentences.append(SettingsMessages.changedDevice(journal.replica.deviceName)) }
    if hasMoved, let zone {
      sentences.append(words.changedZone(zone, (try? invocation.zoneOfVariable()) ?? nil))
    }
    return sentences
  }
}

extension ValueFormat<DayStart> {
  /// A local time before noon, for example `04:00` or `4:00`.
  fileprivate static var dayStart: ValueFormat {
    ValueFormat { word in
      let text = word.trimmed
      let padded = text.count == 4 ? "0\(text)" : text
      return DayStart(text: padded).map(Result.success) ?? .failure(.notADayStart)
    }
  }
}

/// The document of `settings --json`.
struct SettingsJSON: Encodable {
  let name: String
  let partner: String?
  let device: String
  let zone: String
  /// `option`, `variable`, `settings` or `device`.
  let zoneFrom: String
  let today: String
  let time: String
  let dayStarts: String
  /// The day on which the couple's weeks begin.
  let weekStarts: String
  /// The day that each of them chose.
  let myWeekStart: String
  let partnersWeekStart: String
  let folder: String?

  init(_ view: SettingsView, zoneFrom source: ZoneSource) {
    name = view.me.name
    partner = view.partner?.name
    device = view.deviceName
    zone = view.calendar.zone.identifier
    zoneFrom = source.rawValue
    today = view.today.description
    time = view.calendar.time(at: view.now).clock
    dayStarts = view.calendar.dayStart.text
    weekStarts = view.weekStart.text
    myWeekStart = (view.me.weekStart ?? .monday).text
    partnersWeekStart = (view.partner?.weekStart ?? .monday).text
    folder = view.folder
  }
}
