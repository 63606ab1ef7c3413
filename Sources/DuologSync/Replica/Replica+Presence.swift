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

  /// Whether something is known of an entity: what an import asks for each entry.
  ///
  /// - Complexity: O(log n), unless somebody has written to the entity again.
  package func presence(of id: EntityID, type: String) throws -> Presence {
    // What is in the log does not depend on the projection.
    let names = openCache?.names ?? NameTable(connection)
    guard let key = try names.existingKey(of: type) else { return .absent }
    let origin = try connection.cached(
      "SELECT 1 FROM event WHERE entity = ? AND type = ? AND later = 0")
    origin.bind(id.rawValue, at: 1)
    origin.bind(key, at: 2)
    defer { origin.reset() }
    guard try origin.step() else { return .absent }
    let later = try connection.cached("SELECT 1 FROM event WHERE entity = ? AND later = 1 LIMIT 1")
    later.bind(id.rawValue, at: 1)
    defer { later.reset() }
    guard try later.step() else { return .present }
    let isRemoved = try entity(id, type: type)?.shown(EntityType.removedField) == .boolean(true)
    return isRemoved ? .removed : .present
  }
}
