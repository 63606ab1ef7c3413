import DuologMerge
import DuologSQLite

/// The parents of records that someone ended or resumed while someone else, who had not seen that,
/// wrote a record under them; and those that two people revised concurrently.
///
/// Invariant: a pure function of the set of events. A parent is in the table exactly if one of
/// these is true:
///
/// - a record's origin is concurrent with a surviving write of the field that ends the parent, not
///   counting the parent's own origin if that is the only one;
/// - among its revisions that are not removed, two were seen by no other revision.
///
/// Dated records that have since been removed or moved also count; callers check them more closely.
final class ConcurrentEndTable {
  /// The type of the records, and the field that ends their parents.
  let type: EntityType
  let end: EntityType.FieldReference

  private let endName: String
  private let parentSelection: LazyStatement
  private let insertion: LazyStatement
  private let deletion: LazyStatement
  /// Finds the records under a parent that are in other logs than one. Revisions are only in their
  /// table.
  private let recordSelection: LazyStatement
  /// Finds the last revision of a parent in a log; `nil` if the records are not revisions.
  private let revisionSelection: LazyStatement?
  private let logs: LogTable
  private let names: NameTable
  private let contexts: ContextTable
  private let registers: RegisterTable
  /// The last result of ``ends(of:)``. ``refresh(_:)`` clears it when that changes.
  private var known: (parent: EntityID, ends: [RowKey])?

  /// Keys never change once an event has used the name.
  private var knownKey: Int64?
  private var knownEndField: Int64?

  /// Fails for a type that does not need this.
  init?(_ type: EntityType, _ connection: Connection, logs: LogTable, names: NameTable) {
    guard let parentField = type.parentField, let end = type.end else { return nil }
    self.type = type
    self.end = end
    endName = "\(end.type)/\(end.field)"
    self.logs = logs
    self.names = names
    contexts = ContextTable(connection, logs: logs)
    registers = RegisterTable(connection, logs: logs)
    parentSelection = LazyStatement(
      "SELECT parent FROM ended_apart WHERE type = ?", on: connection)
    insertion = LazyStatement(
      "INSERT OR IGNORE INTO ended_apart (type, parent) VALUES (?, ?)", on: connection)
    deletion = LazyStatement(
      "DELETE FROM ended_apart WHERE type = ? AND parent = ?", on: connection)
    let inTable = "FROM \"\(type.table)\" WHERE \"\(parentField)\" = ?2"
    let elsewhere = "AND log <> ?3"
    if type.revises == nil {
      recordSelection = LazyStatement(
        "SELECT log, seq FROM dated_record WHERE type = ?1 AND parent = ?2 \(elsewhere)"
          + " UNION ALL SELECT log, seq \(inTable) \(elsewhere)", on: connection)
      revisionSelection = nil
    } else {
      recordSelection = LazyStatement(
        "SELECT log, seq \(inTable) \(elsewhere)", on: connection)
      revisionSelection = LazyStatement(
        "SELECT seq \(inTable) AND log = ?3 AND removed IS NOT 1 ORDER BY seq DESC LIMIT 1",
        on: connection)
    }
  }

  /// Records that `origin` created a record that is now under `parent`.
  func note(_ origin: RowKey, under parent: EntityID) throws {
    if type.revises != nil { return try refresh(parent) }
    if try ends(of: parent).contains(where: { try isConcurrent(origin, $0) }) {
      try run(insertion, parent)
    }
  }

  /// Checks all records under `parent`. Called after a record has moved away or the field that ends
  /// `parent` has been written.
  ///
  /// - Complexity: O(k) for k records, none of which are read. If the field that ends `parent` has
  ///   only its origin's write, O(d log k) for revisions on d devices.
  func refresh(_ parent: EntityID) throws {
    if known?.parent == parent { known = nil }
    if try isConcurrentlyEnded(parent) { return try run(insertion, parent) }
    try run(deletion, parent)
  }

  /// The parents, ordered by identifier.
  func parents() throws -> [EntityID] {
    guard let key = try names.existingKey(of: type.name) else { return [] }
    let select = try parentSelection.get()
    select.bind(key, at: 1)
    defer { select.rewind() }
    var parents: [EntityID] = []
    while try select.step() {
      if let parent = EntityID(rawValue: select.integer(at: 0)) { parents.append(parent) }
    }
    return parents
  }

  private var key: Int64 {
    get throws {
      if let knownKey { return knownKey }
      let key = try names.key(of: type.name)
      knownKey = key
      return key
    }
  }

  private func run(_ statement: LazyStatement, _ parent: EntityID) throws {
    let statement = try statement.get()
    statement.bind(try key, at: 1)
    statement.bind(parent.rawValue, at: 2)
    try statement.runKeepingParameters()
  }

  /// The local key of the field that ends parents; `nil` if no event has written it.
  var endField: Int64? {
    get throws {
      if knownEndField == nil { knownEndField = try names.existingKey(of: endName) }
      return knownEndField
    }
  }

  /// The surviving writes of the field that ends `parent`; empty if only its origin has written it.
  private func ends(of parent: EntityID) throws -> [RowKey] {
    if let known, known.parent == parent { return known.ends }
    let ends = try endField.map { try registers.rows(of: parent, field: $0) } ?? []
    known = (parent, ends)
    return ends
  }

  private func isConcurrentlyEnded(_ parent: EntityID) throws -> Bool {
    if let select = try revisionSelection?.get(), try isRevisedConcurrently(parent, select) {
      return true
    }
    return try ends(of: parent).contains { try hasRecord(under: parent, concurrentWith: $0) }
  }

  /// Whether two revisions of `parent` were seen by no other revision. In each log, only the last
  /// one can be such a revision.
  private func isRevisedConcurrently(_ parent: EntityID, _ select: Statement) throws -> Bool {
    var last: [RowKey] = []
    for log in logs.rows {
      select.bind(parent.rawValue, at: 2)
      select.bind(log.key, at: 3)
      if try select.step() { last.append(RowKey(log: log.key, sequence: select.integer(at: 0))) }
      select.rewind()
    }
    guard last.count > 1 else { return false }
    let unseen = try last.filter { one in
      try !last.contains { try $0 != one && contexts.happenedBefore(one, $0) }
    }
    return unseen.count > 1
  }

  /// Whether the origin of a record under `parent` is concurrent with the event `end`. Two events
  /// of one log never are.
  private func hasRecord(under parent: EntityID, concurrentWith end: RowKey) throws -> Bool {
    let select = try recordSelection.get()
    select.bind(try key, at: 1)
    select.bind(parent.rawValue, at: 2)
    select.bind(end.log, at: 3)
    defer { select.rewind() }
    while try select.step() {
      let origin = RowKey(log: select.integer(at: 0), sequence: select.integer(at: 1))
      if try isConcurrent(origin, end) { return true }
    }
    return false
  }

  private func isConcurrent(_ one: RowKey, _ other: RowKey) throws -> Bool {
    try !contexts.happenedBefore(one, other) && !contexts.happenedBefore(other, one)
  }
}
