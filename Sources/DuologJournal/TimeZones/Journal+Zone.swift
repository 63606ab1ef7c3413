import DuologMerge
import DuologSync

/// Where a journal's zone is from.
package enum ZoneOrigin {
  /// It was given when the journal was opened.
  case given
  /// It was set for this device.
  case remembered
  /// It is the system's.
  case system
}

extension Journal {
  private static let zoneSetting = "zone"
  private static let zonesBeforeSetting = "zone.before"
  /// How many zones before the current one are remembered.
  private static let zonesBefore = 20

  /// The time zone that was set for this device when the journal was created, or later; `nil` if
  /// none was set, or if the system's tz database does not have it.
  public func rememberedZone() throws -> Zone? {
    // Most often the journal was opened with it.
    if try replica.setting(Journal.zoneSetting) == zone.identifier { return zone }
    return try Journal.rememberedZone(replica)
  }

  private static func rememberedZone(_ replica: Replica) throws -> Zone? {
    try replica.setting(zoneSetting).flatMap(Zone.init(recorded:))
  }

  /// A journal of `replica` that goes by the zone set for this device, or else by the system's.
  static func withZoneFound(_ replica: Replica) throws -> Journal {
    if let zone = try rememberedZone(replica) {
      return Journal(replica: replica, zone: zone, origin: .remembered)
    }
    return Journal(replica: replica, zone: .likeliestOfDevice, origin: .system)
  }

  /// Remembers the zone in which this device's owner lives, for this device and for statistics, and
  /// goes by it from now on. Does nothing if it does already.
  ///
  /// - Returns: whether another one was remembered.
  /// - Throws: `JournalError.ownerUnknown`.
  @discardableResult
  public func setZone(_ zone: Zone) throws -> Bool {
    let isNew = try replica.transaction {
      let me = try me()
      let isNew = try rememberedZone() != zone
      if me.zone != zone.identifier {
        try append([
          NewEvent(JournalSchema.TypeName.person, me.id, set: ["zone": .text(zone.identifier)])
        ])
      }
      if isNew { try change(rememberedZone: zone) }
      return isNew
    }
    (self.zone, zoneOrigin) = (zone, .remembered)
    return isNew
  }

  /// Takes up the zone that another connection has set for this device since this was last called. The
  /// first call does so only if the journal was opened without a zone.
  package func takeUpZone() throws {
    let text = try replica.setting(Journal.zoneSetting) ?? ""
    let isNews = zoneSettingSeen.map { $0 != text } ?? (zoneOrigin != .given)
    zoneSettingSeen = text
    guard isNews, text != zone.identifier, let zone = Zone(recorded: text) else { return }
    (self.zone, zoneOrigin) = (zone, .remembered)
  }

  /// Looks the zone up again: somebody may have set another one for this device, or for the whole
  /// system. Does nothing if the journal was opened with a zone of its own.
  ///
  /// Call it when the system says that its zone has changed, on Apple's systems by
  /// `NSSystemTimeZoneDidChange`.
  public func lookUpZone() throws {
    try takeUpZone()
    if zoneOrigin == .system { zone = .likeliestOfDeviceNow }
  }

  func remember(_ zone: Zone?) throws {
    if let zone { try replica.setSetting(Journal.zoneSetting, to: zone.identifier) }
  }

  /// Remembers another zone, and the one before it for ``rememberZoneBefore()``.
  private func change(rememberedZone zone: Zone) throws {
    let before = try replica.setting(Journal.zoneSetting) ?? ""
    let zones =
      try replica.setting(Journal.zonesBeforeSetting)?.split(
        separator: "\n", omittingEmptySubsequences: false) ?? []
    try replica.setSetting(
      Journal.zonesBeforeSetting,
      to: (zones.suffix(Journal.zonesBefore - 1) + [before[...]]).joined(separator: "\n"))
    try remember(zone)
  }

  /// Remembers the zone that was remembered before the current one.
  func rememberZoneBefore() throws {
    guard
      let zones = try replica.setting(Journal.zonesBeforeSetting)?.split(
        separator: "\n", omittingEmptySubsequences: false), let before = zones.last
    else { return }
    try replica.setSetting(Journal.zoneSetting, to: String(before))
    try replica.setSetting(
      Journal.zonesBeforeSetting, to: zones.dropLast().joined(separator: "\n"))
  }

  /// When the next day begins for one of the two, by the device's clock; `nil` if none does.
  package func nextDay() throws -> Timestamp? {
    let now = replica.now()
    let partner = try partner()
    let theirs = partner?.zone.flatMap(Zone.init(recorded:)).map {
      PersonalCalendar(zone: $0, dayStart: partner?.dayStart ?? .midnight)
    }
    let mine = PersonalCalendar(zone: zone, dayStart: try dayStart())
    return [mine, theirs].compactMap { $0?.nextDay(after: now) }.min()
  }
}
