import DuologFoundation

/// Where the histories of zones come from.
enum ZoneSource {
  /// The system's tz database.
  case files(ZoneDatabase)
  /// Foundation, on systems that keep no file for each zone.
  case foundation

  /// The source on this system; `nil` if it has none.
  static let system: ZoneSource? = {
    if let database = ZoneDatabase.system { return .files(database) }
    // The half of Foundation that a command imports on Linux knows only UTC.
    return TimeZone(identifier: "Europe/Lisbon") == nil ? nil : .foundation
  }()

  /// The history of the zone called `name`, spelled exactly like this; `nil` for any other name.
  func history(of name: String) -> ZoneHistory? {
    switch self {
    case .files(let database): database.history(of: name)
    case .foundation: ZoneHistory(foundation: name)
    }
  }

  /// The names of all zones, in alphabetical order.
  var names: [String] {
    switch self {
    case .files(let database): database.names
    case .foundation: TimeZone.allIdentifiers.sorted()
    }
  }

  /// The name of the zone that the system itself is set to, if Foundation has to be asked.
  var current: String? {
    if case .foundation = self { TimeZone.current.identifier } else { nil }
  }
}
