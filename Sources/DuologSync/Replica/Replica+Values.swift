package import DuologMerge
import DuologSQLite

/// Single values, for lists that need nothing else of an entity.
extension Replica {
  /// Whether there is a row of a type stored as a table, and it is removed.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`.
  /// - Complexity: O(log n) for n removed entities of the type.
  package func isRemoved(_ id: EntityID, of type: String) throws -> Bool {
    let declared = try declared(type)
    let select = try connection.cached(
      "SELECT 1 FROM \"\(declared.table)\" WHERE id = ? AND \(declared.isRemoved)")
    select.bind(id.rawValue, at: 1)
    defer { select.reset() }
    return try select.step()
  }

  /// The text shown for a field of a row; `nil` if it has none, or if the row is removed.
  ///
  /// - Throws: ``ReplicaError/undeclared(type:field:)`` unless the schema declares `type`, and such a
  ///   `field` of it.
  package func shownText(of field: String, in id: EntityID, of type: String) throws -> String? {
    let declared = try declared(type, field) { $0.kind == .text }
    let select = try connection.cached(
      """
      SELECT "\(field)" FROM "\(declared.table)"
      WHERE id = ? AND \(EntityType.removedField) IS NOT 1
      """)
    select.bind(id.rawValue, at: 1)
    defer { select.reset() }
    return try select.step() ? select.textOrNil(at: 0) : nil
  }
}
