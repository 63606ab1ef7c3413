import DuologJournal

/// Where the time zone in force comes from. The raw values are in documents and never change.
enum ZoneSource: String, Hashable {
  /// The option `--zone`.
  case option
  /// The variable `TZ`.
  case variable
  /// What was given for this device, when the journal was begun or later.
  case settings
  /// What the device is set to.
  case device
}

extension Invocation {
  /// Where the zone of `journal` comes from.
  ///
  /// Throws ``EnvironmentError/badZone(_:)`` as ``zone`` does.
  func zoneSource(of journal: Journal) throws -> ZoneSource {
    if command[Options.zone] != nil { return .option }
    if try environment.zone() != nil { return .variable }
    return try journal.rememberedZone() == nil ? .device : .settings
  }
}

extension ZoneSource {
  /// Where the zone comes from, after its name and a comma.
  var phrase: String {
    switch self {
    case .option: "as --zone says"
    case .variable: "as TZ says"
    case .settings: "as set for this device"
    case .device: "as the system is set"
    }
  }
}
