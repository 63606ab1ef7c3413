import DuologJournal

/// Where the current time zone comes from. The raw values are in documents and never change.
enum ZoneSource: String, Hashable {
  /// The option `--zone`.
  case option
  /// The variable `TZ`.
  case variable
  /// The zone set for this device, with `init` or later.
  case settings
  /// The device's own setting.
  case device
}

extension Invocation {
  /// Where the zone of `journal` comes from.
  func zoneSource(of journal: Journal) throws -> ZoneSource {
    if command[Options.zone] != nil { return .option }
    if zone != nil { return .variable }
    return try journal.rememberedZone() == nil ? .device : .settings
  }
}

extension ZoneSource {
  /// Where the zone comes from, after its name and a comma.
  var phrase: String {
    switch self {
    case .option: "set by --zone"
    case .variable: "set by TZ"
    case .settings: "set for this device"
    case .device: "from the system"
    }
  }
}
