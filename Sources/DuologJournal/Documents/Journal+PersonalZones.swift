import DuologMerge
import DuologSync

extension Journal {
  /// How many of a person's last events are searched for a zone.
  private static let zoneReach = 200
  private static let importedZoneReach = 2000

  /// The zone in which a person lives, as far as this device knows: the one that they gave; otherwise
  /// this device's zone for its owner, and for the other person the zone of their last check-in. `nil`
  /// if there is none.
  func lastZone(of person: Person, _ authors: inout Authors) throws -> Zone? {
    if let zone = person.zone.flatMap({ try? Zone($0) }) { return zone }
    if authors.isMe(person.id) { return zone }
    let own = try replica.recentEvents(limit: Journal.zoneReach) { log in
      try authors.author(of: log, by: nil) == person.id
    }
    if let zone = own.lazy.compactMap(Journal.zone).first { return zone }
    // What they wrote may have been imported on a device of the other person.
    return try replica.recentEvents(limit: Journal.importedZoneReach).first { stored in
      try authors.author(of: stored.name.log, by: stored.event.by) == person.id
        && Journal.zone(of: stored) != nil
    }.flatMap(Journal.zone)
  }

  private static func zone(of stored: StoredEvent) -> Zone? {
    guard stored.event.type == JournalSchema.TypeName.checkIn else { return nil }
    return stored.event.fields["zone"]?.text.flatMap { try? Zone($0) }
  }
}
