import DuologMerge
import DuologSQLite

/// The parents of records that somebody ended, or began again, while another who had not heard of
/// it wrote a record under them; and those that two revised without knowing of each other.
///
/// Invariant: a pure function of the set of events. A parent is there exactly if a record's origin
/// is concurrent with a surviving write of the field that ends the parent, other than the parent's
/// own origin where that is the only one; or if, of its revisions that are not removed, two were
/// seen by no other one. Dated records that have been removed or moved since count: who asks looks
/// at each more closely.
final class ConcurrentEndTable {
  /// The type of the records, and the field that ends their parents.
  let type: EntityType
  let end: EntityType.FieldReference

  private let endName: String
  private let parentSelection: LazyStatement
  private let insertion: LazyStatement
  private let deletion: LazyStatement
  /// Finds the records under a parent; revisions are in their table only.
  private let recordSelection: LazyStatement
  /// Finds the last revision of a parent in a log; `nil` where the records are none.
  private let revisionSelection: LazyStatement?
  private let logs: LogTable
  private let names: NameTable
  private let contexts: ContextTable
  private let registers: RegisterTable
  /// What ``ends(of:)`` gave last; forgotten where that changes, as ``refresh(_:)`` is told.
  private var known: (parent: EntityID, ends: [RowKey])?

  /// Keys stay as they are once an event has used the name.
  private var knownKey: Int64?
  private var knownEndField: Int64?

  /// Fails for a type of which nobody asks.
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
    if type.revises == nil {
      recordSelection = LazyStatement(
        "SELECT log, seq FROM dated_record WHERE type = ?1 AND parent = ?2"
          + " UNION ALL SELECT log, seq \(inTable)", on: connection)
      revisionSelection = nil
    } else {
      recordSelection = LazyStatement("SELECT log, seq \(inTable)", on: connection)
      revisionSelection = LazyStatement(
        "SELECT seq \(inTable) AND log = ?3 AND removed IS NOT 1 ORDER BY seq DESC LIMIT 1",
        on: connection)
    }
  }

  /// Takes note of the record that `origin` created and that has come to stand under `parent`.
  func note(_ origin: RowKey, under parent: EntityID) throws {
    if type.revises != nil { return try refresh(parent) }
    if try ends(of: parent).contains(where: { try isConcurrent(origin, $0) }) {
      try run(insertion, parent)
    }
  }

  /// Looks at all records under `parent`, where one of them has moved away or the field that ends
  /// `parent` has been written.
  ///
  /// - Complexity: O(k) for k records, none of which is read. Where the field that ends `parent`
  ///   has but its origin's write, O(d log k) for revisions on d devices.
  func refresh(_ parent: EntityID) throws {
    if known?.parent == parent { known = nil }
    if try isApart(parent) { return try run(insertion, parent) }
    try run(deletion, parent)
  }

  /// The parents, in the order of their identifiers.
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

  /// The local key of the field that ends parents; `nil` where no event has written it.
  var endField: Int64? {
    get throws {
      if knownEndField == nil { knownEndField = try names.existingKey(of: endName) }
      return knownEndField
    }
  }

  /// The surviving writes of the field that ends `parent`; none where only its origin has.
  private func ends(of parent: EntityID) throws -> [RowKey] {
    if let known, known.parent == parent { return known.ends }
    let ends = try endField.map { try registers.rows(of: parent, field: $0) } ?? []
    known = (parent, ends)
    return ends
  }

  private func isApart(_ parent: EntityID) throws -> Bool {
    if let select = try revisionSelection?.get(), try isRevisedApart(parent, select) { return true }
    return try ends(of: parent).contains { try hasRecord(under: parent, besides: $0) }
  }

  /// Whether two revisions of `parent` were seen by no other one. Of each log only the last one can
  /// be such a revision.
  private func isRevisedApart(_ parent: EntityID, _ select: Statement) throws -> Bool {
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

  /// Whether the origin of a record under `parent` is concurrent with the event `end`.
  private func hasRecord(under parent: EntityID, besides end: RowKey) throws -> Bool {
    let select = try recordSelection.get()
    select.bind(try key, at: 1)
    select.bind(parent.rawValue, at: 2)
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
