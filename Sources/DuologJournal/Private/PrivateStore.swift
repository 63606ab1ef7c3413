import DuologFoundation
import DuologMerge
import DuologSQLite
import DuologSync

/// The entries that stay on this device.
///
/// They are in a database file of their own, next to the replica's. Only this module, which is
/// above the one that syncs events, knows about it: the code that writes bundles has no connection
/// to the file, and cannot even name this type. A copy of the replica's file contains nothing
/// private either.
///
/// An entry is like an event that nobody else receives: it sets fields of an entity. For entities
/// that are shared (a check-in, a pause) it holds the fields that are not shared.
final class PrivateStore {
  /// "Dupr" in ASCII (https://sqlite.org/pragma.html#pragma_application_id).
  private static let applicationID: Int32 = 0x4475_7072

  private static let migrator = Migrator(
    applicationID: applicationID,
    migrations: [
      Migration(
        number: 1, name: "entries and their fields",
        sql: """
          -- An entity of which something is known on this device only.
          CREATE TABLE entry (
            id INTEGER PRIMARY KEY,
            type TEXT NOT NULL,
            at INTEGER NOT NULL
          ) STRICT;

          -- Texts and numbers.
          CREATE TABLE field (
            entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
            name TEXT NOT NULL,
            value ANY NOT NULL,
            PRIMARY KEY (entry, name)
          ) STRICT, WITHOUT ROWID;
          """),
      Migration(
        number: 2, name: "what was written, in order, to be taken back",
        sql: """
          -- The position is the last event that this device had written; see LogPosition.
          CREATE TABLE step (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            belongs INTEGER NOT NULL,
            log TEXT NOT NULL,
            seq INTEGER NOT NULL,
            entity INTEGER NOT NULL,
            written INTEGER NOT NULL
          ) STRICT;

          -- The value of a field before the step; NULL if there was none.
          CREATE TABLE change (
            step INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,
            entry INTEGER NOT NULL,
            type TEXT NOT NULL,
            field TEXT NOT NULL,
            before ANY,
            PRIMARY KEY (step, entry, field)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX change_entry ON change (entry);
          """),
      InboxMemory.migration,
    ])

  let connection: Connection

  /// Whether the journal at `path` has such a file.
  static func exists(besideJournalAt path: String) -> Bool {
    FileManager.default.fileExists(atPath: PrivateStore.path(besideJournalAt: path))
  }

  /// The path of the file that belongs to the journal at `path`.
  static func path(besideJournalAt path: String) -> String { path + "-private" }

  /// Opens the file beside the journal at `path`; if there is none and `creates` is true, makes one
  /// that only its owner can read. `nil` if there is none and `creates` is false.
  init?(besideJournalAt path: String, creates: Bool) throws {
    guard creates || PrivateStore.exists(besideJournalAt: path) else { return nil }
    let path = PrivateStore.path(besideJournalAt: path)
    connection = try Connection(path: path, mode: creates ? .create : .readWrite)
    // Overwrite forgotten content instead of only unlinking it
    // (https://sqlite.org/pragma.html#pragma_secure_delete).
    try connection.execute("PRAGMA secure_delete = ON")
    try PrivateStore.migrator.migrate(connection)
  }

  func close() throws { try connection.close() }

  /// Keeps `fields` of `entity`, in addition to those that are kept already.
  ///
  /// - Parameter position: The last event that this device has written, so that this can be taken
  ///   back in its turn; `nil` if it need not be.
  /// - Returns: The number of the step; `nil` if there is none, or it changed nothing.
  /// - Precondition: `fields` are texts and numbers.
  @discardableResult
  func keep(
    _ fields: [String: Scalar], of entity: EntityID, type: String, at: Timestamp,
    after position: LogPosition? = nil
  ) throws -> Int64? {
    try connection.transaction(.immediate) {
      let step = try position.flatMap {
        try addStep(fields, of: entity, type: type, at: at, $0)
      }
      try write(fields, of: entity, type: type, at: at)
      return step
    }
  }

  func write(_ fields: [String: Scalar], of entity: EntityID, type: String, at: Timestamp) throws {
    let entry = try connection.cached(
      "INSERT INTO entry (id, type, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    entry.bind(entity.rawValue, at: 1)
    entry.bind(type, at: 2)
    entry.bind(at.milliseconds, at: 3)
    try entry.run()
    let insert = try connection.cached(
      "INSERT OR REPLACE INTO field (entry, name, value) VALUES (?, ?, ?)")
    for (name, value) in fields {
      insert.bind(entity.rawValue, at: 1)
      insert.bind(name, at: 2)
      try insert.bind(privateValue: value, at: 3)
      try insert.run()
    }
  }

  /// Keeps what `entries` say, all or none.
  func keep(_ entries: [PrivateEntry]) throws {
    try connection.transaction(.immediate) {
      for entry in entries {
        try keep(entry.fields, of: entry.id, type: entry.type, at: entry.at)
      }
    }
  }

  /// All entries, or those of one type, or those whose field `day` is `day`, in the order in which
  /// they were written.
  func entries(of type: String? = nil, on day: Day? = nil) throws -> [PrivateEntry] {
    let select = try connection.cached(
      """
      SELECT entry.id, type, at, name, value FROM entry JOIN field ON entry = entry.id
      WHERE (?1 IS NULL OR type = ?1) AND (?2 IS NULL OR ?2 =
        (SELECT value FROM field WHERE field.entry = entry.id AND field.name = 'day'))
      ORDER BY at, entry.id, name
      """)
    select.bind(type, at: 1)
    select.bind(day?.description, at: 2)
    defer { select.reset() }
    var entries: [PrivateEntry] = []
    while try select.step() {
      guard let id = EntityID(rawValue: select.integer(at: 0)) else { continue }
      if entries.last?.id != id {
        entries.append(
          PrivateEntry(
            id: id, type: select.text(at: 1),
            at: Timestamp(milliseconds: select.integer(at: 2)), fields: [:]))
      }
      entries[entries.count - 1].fields[select.text(at: 3)] = select.privateValue(at: 4)
    }
    return entries
  }

  /// The identifiers of all entries, the last one written first. Nothing else is read, so that
  /// SQLite sorts no private texts, for which it might use a temporary file.
  func identifiersNewestFirst() throws -> [EntityID] {
    try identifiers(where: "TRUE")
  }

  /// The identifiers of the entries whose identifiers end with these bits, the last one first.
  func identifiers(endingWith bits: (value: Int64, mask: Int64)) throws -> [EntityID] {
    try identifiers(where: "id & ?2 = ?1", [bits.value, bits.mask])
  }

  private func identifiers(
    where condition: String, _ values: [Int64] = []
  ) throws -> [EntityID] {
    let select = try connection.cached(
      "SELECT id FROM entry WHERE \(condition) ORDER BY at DESC, id DESC")
    for (index, value) in values.enumerated() { select.bind(value, at: Int32(index + 1)) }
    defer { select.reset() }
    var identifiers: [EntityID] = []
    while try select.step() {
      if let id = EntityID(rawValue: select.integer(at: 0)) { identifiers.append(id) }
    }
    return identifiers
  }

  /// What is kept of `entity`; `nil` if nothing is.
  func entry(_ entity: EntityID) throws -> PrivateEntry? {
    let select = try connection.cached(
      "SELECT type, at, name, value FROM entry JOIN field ON entry = entry.id WHERE entry.id = ?")
    select.bind(entity.rawValue, at: 1)
    defer { select.reset() }
    var entry: PrivateEntry?
    while try select.step() {
      var found =
        entry
        ?? PrivateEntry(
          id: entity, type: select.text(at: 0),
          at: Timestamp(milliseconds: select.integer(at: 1)), fields: [:])
      found.fields[select.text(at: 2)] = select.privateValue(at: 3)
      entry = found
    }
    return entry
  }

  /// Forgets a field of `entity`, what it was before, and the entity with its last field: the bytes
  /// are overwritten.
  func forget(_ field: String, of entity: EntityID) throws {
    try connection.transaction(.immediate) {
      let delete = try connection.cached("DELETE FROM field WHERE entry = ? AND name = ?")
      delete.bind(entity.rawValue, at: 1)
      delete.bind(field, at: 2)
      try delete.run()
      let tidy = try connection.cached(
        "DELETE FROM entry WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM field WHERE entry = ?1)")
      tidy.bind(entity.rawValue, at: 1)
      try tidy.run()
      try forgetSteps(of: entity, field: field)
    }
  }

  /// Forgets everything that is kept of `entity`, and what was before: the bytes are overwritten.
  func forget(_ entity: EntityID) throws {
    try connection.transaction(.immediate) {
      let delete = try connection.cached("DELETE FROM entry WHERE id = ?")
      delete.bind(entity.rawValue, at: 1)
      try delete.run()
      try forgetSteps(of: entity)
    }
  }
}

extension PrivateStore {
  /// Forgets everything that is kept of `entities`, as ``forget(_:)`` does of one.
  func forget(_ entities: [EntityID]) throws {
    guard !entities.isEmpty else { return }
    try connection.transaction(.immediate) {
      for table in ["entry WHERE id = ?", "change WHERE entry = ?"] {
        let delete = try connection.cached("DELETE FROM \(table)")
        for entity in entities {
          delete.bind(entity.rawValue, at: 1)
          try delete.run()
        }
      }
      try connection.execute(
        "DELETE FROM step WHERE NOT EXISTS (SELECT 1 FROM change WHERE step = step.id)")
    }
  }
}

/// What is kept of an entity on this device only.
struct PrivateEntry: Hashable, Sendable {
  /// The entity, which may be unknown to everybody else.
  let id: EntityID
  /// Its type, as events name it.
  let type: String
  /// When it was written.
  let at: Timestamp
  /// What is kept.
  var fields: [String: Scalar]
}

extension Statement {
  /// Binds a text, a number or nothing.
  ///
  /// - Throws: `ReplicaError.invalidEvent` for another value, since it would be read as another one.
  func bind(privateValue value: Scalar?, at index: Int32) throws(ReplicaError) {
    switch value {
    case .text(let text)?: bind(text, at: index)
    case .integer(let number)?: bind(number, at: index)
    case .real(let number)?: bind(number, at: index)
    case nil: bindNull(at: index)
    case .boolean?, .null?:
      throw .invalidEvent("has a value that can't stay on one device: true, false or none")
    }
  }

  func privateValue(at column: Int32) -> Scalar? {
    switch type(at: column) {
    case .text: .text(text(at: column))
    case .integer: .integer(integer(at: column))
    case .real: .real(real(at: column))
    case .null, .blob: nil
    }
  }
}
