import DuologJournal
import DuologMerge

/// `duolog settings`.
struct SettingsCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let wanted = PersonalSettings(
      name: command[Options.name], dayStart: command[Options.dayStarts],
      weekStart: command[Options.weekStarts])
    let (device, zone) = (command[Options.device], command[Options.zone])
    let isShown =
      wanted == PersonalSettings() && device == nil && zone == nil || command.has(Options.json)
    let sentences = try journal.transaction {
      try change(journal, to: wanted, device: device, zone: zone)
    }
    guard isShown else {
      for sentence in sentences.isEmpty ? [SettingsMessages.nothingChanged] : sentences {
        invocation.console.sayWrapped(sentence)
      }
      return .fine
    }
    let (view, source) = (try journal.settingsView(), try invocation.zoneSource(of: journal))
    try invocation.print("settings", SettingsJSON(view, zoneFrom: source)) {
      SettingsText(view, zoneFrom: source, invocation.environment).print(on: invocation.console)
    }
    return .fine
  }

  /// Sets what was given, and says what has changed.
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
      // Of a variable that names no zone, each other command tells.
      let variable = (try? invocation.environment.zone()) ?? nil
      sentences.append(words.changedZone(zone, variable))
    }
    return sentences
  }
}
