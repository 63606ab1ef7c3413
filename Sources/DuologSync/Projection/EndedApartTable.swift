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
final class EndedApartTable {
  /// The type of the records, and the field that ends their parents.
  let type: EntityType
  let end: EntityType.FieldReference

  private let endName: String
  private let parentField: String
  private let connection: Connection
  private let logs: LogTable
  private let names: NameTable
  private let contexts: ContextTable
  private let registers: RegisterTable
  /// What ``ends(of:)`` gave of some parents; forgotten where that changes, as ``refresh(_:)`` is
  /// told. Most records are written under one of the last few parents.
  private var knownEnds: [EntityID: [Write]] = [:]

  /// Keys stay as they are once an event has used the name.
  private var knownKey: Int64?
  private var knownEndField: Int64?

  /// How many parents are remembered at a time.
  private static let memory = 4096

  /// Fails for a type of which nobody asks.
  init?(_ type: EntityType, _ connection: Connection, logs: LogTable, names: NameTable) {
    guard let parentField = type.parentField, let end = type.end else { return nil }
    self.type = type
    self.end = end
    endName = "\(end.type)/\(end.field)"
    self.parentField = parentField
    self.connection = connection
    self.logs = logs
    self.names = names
    contexts = ContextTable(connection, logs: logs)
    registers = RegisterTable(connection, logs: logs)
  }

  /// Takes note of the record that `origin` created and that has come to stand under `parent`.
  func note(_ origin: EventName, under parent: EntityID) throws {
    if type.revises != nil { return try refresh(parent) }
    if try ends(of: parent).contains(where: { try isConcurrent(origin, $0.name) }) {
      try insert(parent)
    }
  }

  /// Looks at all records under `parent`, where one of them has moved away or the field that ends
  /// `parent` has been written.
  ///
  /// - Complexity: O(k) for k records, none of which is read. Where the field that ends `parent`
  ///   has but its origin's write, O(d log k) for revisions on d devices.
  func refresh(_ parent: EntityID) throws {
    knownEnds[parent] = nil
    if try isApart(parent) { return try insert(parent) }
    let delete = try connection.cached("DELETE FROM ended_apart WHERE type = ? AND parent = ?")
    delete.bind(try key, at: 1)
    delete.bind(parent.rawValue, at: 2)
    try delete.run()
  }

  /// The parents, in the order of their identifiers.
  func parents() throws -> [EntityID] {
    guard let key = try names.existingKey(of: type.name) else { return [] }
    let select = try connection.cached("SELECT parent FROM ended_apart WHERE type = ?")
    select.bind(key, at: 1)
    defer { select.reset() }
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

  private func insert(_ parent: EntityID) throws {
    let insert = try connection.cached(
      "INSERT OR IGNORE INTO ended_apart (type, parent) VALUES (?, ?)")
    insert.bind(try key, at: 1)
    insert.bind(parent.rawValue, at: 2)
    try insert.run()
  }

  /// The local key of the field that ends parents; `nil` where no event has written it.
  var endField: Int64? {
    get throws {
      if knownEndField == nil { knownEndField = try names.existingKey(of: endName) }
      return knownEndField
    }
  }

  /// The surviving writes of the field that ends `parent`; none where only its origin has.
  private func ends(of parent: EntityID) throws -> [Write] {
    if let known = knownEnds[parent] { return known }
    let ends = try endField.map { try registers.survivors(of: parent, field: $0) } ?? []
    if knownEnds.count == EndedApartTable.memory { knownEnds.removeAll() }
    knownEnds[parent] = ends
    return ends
  }

  private func isApart(_ parent: EntityID) throws -> Bool {
    if type.revises != nil, try isRevisedApart(parent) { return true }
    return try ends(of: parent).contains { try hasRecord(under: parent, besides: $0.name) }
  }

  /// Whether two revisions of `parent` were seen by no other one. Of each log only the last one can
  /// be such a revision.
  private func isRevisedApart(_ parent: EntityID) throws -> Bool {
    let select = try connection.cached(
      """
      SELECT seq FROM "\(type.table)" WHERE "\(parentField)" = ? AND log = ?
        AND removed IS NOT 1 ORDER BY seq DESC LIMIT 1
      """)
    var last: [EventName] = []
    for log in logs.rows {
      select.bind(parent.rawValue, at: 1)
      select.bind(log.key, at: 2)
      if try select.step() { last.append(EventName(log.id, select.integer(at: 0))) }
      select.reset()
    }
    guard last.count > 1 else { return false }
    let unseen = try last.filter { one in
      try !last.contains { try $0 != one && contexts.happenedBefore(one, $0) }
    }
    return unseen.count > 1
  }

  /// Whether the origin of a record under `parent` is concurrent with the event `end`.
  private func hasRecord(under parent: EntityID, besides end: EventName) throws -> Bool {
    guard let row = logs.row(of: end.log) else { return false }
    // One look at what the author of the end had seen does for most records.
    var seen = try contexts.context(of: row, at: end.sequence)
    seen[end.log] = end.sequence
    let inTable = "SELECT log, seq FROM \"\(type.table)\" WHERE \"\(parentField)\" = ?1"
    let inLog = "SELECT log, seq FROM event WHERE parent = ?1 UNION ALL "
    let select = try connection.cached(type.revises == nil ? inLog + inTable : inTable)
    select.bind(parent.rawValue, at: 1)
    defer { select.reset() }
    while try select.step() {
      let event = RowKey(log: select.integer(at: 0), sequence: select.integer(at: 1))
      let origin = EventName(try logs.id(ofKey: event.log), event.sequence)
      if origin.sequence > seen[origin.log], try isConcurrent(origin, end), try isRecord(event) {
        return true
      }
    }
    return false
  }

  /// The index by which records are found holds those of all types.
  private func isRecord(_ event: RowKey) throws -> Bool {
    let select = try connection.cached("SELECT type FROM event WHERE log = ? AND seq = ?")
    select.bind(event.log, at: 1)
    select.bind(event.sequence, at: 2)
    defer { select.reset() }
    return try select.step() && select.integer(at: 0) == key
  }

  private func isConcurrent(_ one: EventName, _ other: EventName) throws -> Bool {
    try !contexts.happenedBefore(one, other) && !contexts.happenedBefore(other, one)
  }
}
