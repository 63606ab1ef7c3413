import DuologFoundation

extension ZoneHistory {
  /// The first and the last year of which Foundation is asked.
  private static let asked = (-2_208_988_800.0, 4_102_444_800.0)

  /// The history of the zone called `name`, as Foundation knows it; `nil` if it does not.
  ///
  /// For systems that have zones, but no tz database with a file for each: iOS and Android. Half of
  /// Foundation, which is what a command imports on Linux, knows none. The clocks' changes are those
  /// of 1900 to 2100; after that, the last offset stays.
  init?(foundation name: String) {
    guard let zone = TimeZone(identifier: name), zone.identifier == name else { return nil }
    self.init(zone)
  }

  /// The history of `zone`, from 1900 to 2100.
  ///
  /// - Complexity: one search by Foundation for each change of the clocks.
  init(_ zone: TimeZone) {
    var moment = Date(timeIntervalSince1970: ZoneHistory.asked.0)
    self.init(always: zone.secondsFromGMT(for: moment))
    while let change = zone.nextDaylightSavingTimeTransition(after: moment),
      change > moment, change.timeIntervalSince1970 < ZoneHistory.asked.1
    {
      append(
        zone.secondsFromGMT(for: change), from: Int64(change.timeIntervalSince1970.rounded(.up)))
      moment = change
    }
  }
}
