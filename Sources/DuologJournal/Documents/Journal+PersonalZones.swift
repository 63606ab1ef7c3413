import DuologMerge
import DuologSync

extension Journal {
  /// How many of a person's last events are searched for a zone.
  private static let zoneReach = 200

  /// The zone in which a person lives, as far as this device knows: the one that they gave, this
  /// device's for its owner, or else the one of their last check-in; `nil` if there is none.
  func lastZone(of person: Person, _ authors: inout Authors) throws -> Zone? {
    if let zone = person.zone.flatMap({ try? Zone($0) }) { return zone }
    if authors.isMe(person.id) { return zone }
    let events = try replica.recentEvents(limit: Journal.zoneReach) { log in
      try authors.author(of: log, by: nil) == person.id
    }
    return events.lazy.compactMap { stored in
      stored.event.type == JournalSchema.TypeName.checkIn
        ? stored.event.fields["zone"]?.text.flatMap { try? Zone($0) } : nil
    }.first
  }
}
