import DuologMerge
import DuologSQLite

extension Replica {
  /// The earliest day of the records of a dated type under `parent`; `nil` if there are none. Removed
  /// ones do not count.
  ///
  /// - Precondition: The schema declares `type` as dated.
  /// - Complexity: O(k + log n) for k records before that day that were changed by a second event.
  package func firstDay(of type: String, parent: EntityID) throws -> Day? {
    let lookups = try cachedTables()
    let declaration = try declared(type)
    guard case .dated(let parentField, let dayField) = declaration.storage,
      let key = try lookups.names.existingKey(of: type)
    else { return nil }
    let written = try connection.cached(
      """
      SELECT dated_record.day FROM dated_record JOIN event ON \(RowKey.join("dated_record"))
      WHERE dated_record.parent = ?1 AND dated_record.type = ?2
        AND NOT EXISTS (SELECT 1 FROM "\(declaration.table)" WHERE id = event.entity)
      ORDER BY dated_record.day LIMIT 1
      """)
    defer { written.reset() }
    written.bind(parent.rawValue, at: 1)
    written.bind(key, at: 2)
    let first = try written.step() ? Day(number: Int(written.integer(at: 0))) : nil
    let rewritten = try connection.cached(
      """
      SELECT "\(dayField)" FROM "\(declaration.table)"
      WHERE "\(parentField)" = ?1 AND removed IS NOT 1 AND "\(dayField)" IS NOT NULL
      ORDER BY "\(dayField)" LIMIT 1
      """)
    defer { rewritten.reset() }
    rewritten.bind(parent.rawValue, at: 1)
    let changed = try rewritten.step() ? Day(number: Int(rewritten.integer(at: 0))) : nil
    return [first, changed].compactMap { $0 }.min()
  }
}
