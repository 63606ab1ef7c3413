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
  private let origin: Statement
  private let later: Statement

  package init(_ replica: Replica, type: String) throws {
    self.replica = replica
    self.type = type
    let connection = replica.connection
    // What is in the log does not depend on the projection.
    key = try NameTable(connection).existingKey(of: type)
    origin = try connection.cached(
      "SELECT 1 FROM event WHERE entity = ? AND type = ? AND later = 0")
    later = try connection.cached("SELECT 1 FROM event WHERE entity = ? AND later = 1 LIMIT 1")
  }

  /// Whether something is known of the entity `id`.
  ///
  /// - Complexity: O(log n), unless somebody has written to the entity again.
  package func presence(of id: EntityID) throws -> Replica.Presence {
    guard let key else { return .absent }
    origin.bind(id.rawValue, at: 1)
    origin.bind(key, at: 2)
    defer { origin.reset() }
    guard try origin.step() else { return .absent }
    later.bind(id.rawValue, at: 1)
    defer { later.reset() }
    guard try later.step() else { return .present }
    let isRemoved = try replica.entity(id, type: type)?.shown(EntityType.removedField)
    return isRemoved == .boolean(true) ? .removed : .present
  }
}
