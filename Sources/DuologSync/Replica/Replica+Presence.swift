package import DuologMerge
import DuologSQLite

extension Replica {
  /// Whether something is known of an entity.
  package enum Presence: Hashable, Sendable {
    /// No event of it is held.
    case absent
    case present
    case removed
  }

  /// Whether something is known of an entity: see ``PresenceReader``.
  package func presence(of id: EntityID, type: String) throws -> Presence {
    try PresenceReader(self, type: type).presence(of: id)
  }
}

/// Tells of one entity of a type after the other whether something is known of it: what an import asks
/// for each entry.
///
/// It is used within one transaction, or while nothing is written.
package struct PresenceReader {
  private let replica: Replica
  private let type: String
  private let key: Int64?
  private let events: EventTable

  package init(_ replica: Replica, type: String) throws {
    self.replica = replica
    self.type = type
    // What is in the log does not depend on the projection.
    key = try NameTable(replica.connection).existingKey(of: type)
    events = EventTable(replica.connection)
  }

  /// Whether something is known of the entity `id`.
  ///
  /// - Complexity: O(log n), unless somebody has written to the entity again.
  package func presence(of id: EntityID) throws -> Replica.Presence {
    guard let key, try events.origin(of: id, type: key) != nil else { return .absent }
    guard try events.hasLater(of: id) else { return .present }
    let isRemoved = try replica.entity(id, type: type)?.shown(EntityType.removedField)
    return isRemoved == .boolean(true) ? .removed : .present
  }
}
