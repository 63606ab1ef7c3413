import DuologJournal
import DuologMerge

/// The time zone in force, where it comes from, and whether that may be a mistake.
struct ZoneFinding {
  /// The days by which the person lives.
  let calendar: PersonalCalendar
  /// Where the zone comes from.
  let source: ZoneSource
  /// What is wrong with the one that was asked for; it is not in force then.
  var problem: String?
  /// Whether the system is told where it is.
  var isDeviceSet = true

  /// Where Linux and macOS say where they are
  /// (https://www.freedesktop.org/software/systemd/man/latest/localtime.html).
  static let deviceFile = "/etc/localtime"

  func finding(now: Timestamp) -> Finding {
    if let problem { return .look(.zone, problem.printable) }
    let here = "\(calendar.zone), \(source.phrase): \(LocalTimeText(calendar, now: now).time)"
    guard source == .device else { return .fine(.zone, here) }
    let setting = "'duolog settings --zone Europe/Lisbon'"
    if !isDeviceSet {
      return .look(
        .zone,
        "this device does not know where it is (there is no \(ZoneFinding.deviceFile)), so its days"
          + " are those of \(calendar.zone). Say where you are, as \(setting).")
    }
    guard ZoneFinding.universal.contains(calendar.zone.identifier) else {
      return .fine(.zone, here)
    }
    return .fine(.zone, "\(here). If you live by another: \(setting)")
  }

  /// What a device is set to that nobody has told where it is.
  private static let universal: Set<String> = ["UTC", "GMT", "Etc/UTC", "Etc/GMT", "Universal"]
}
