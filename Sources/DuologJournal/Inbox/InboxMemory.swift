import DuologMerge
import DuologSQLite
import DuologSync

/// What this device remembers about inboxes. It is beside the entries that stay here, because it is
/// nobody else's concern either.
///
/// Which lines are entries follows from the journal. This only saves reading, except for lines that were
/// dropped, or kept here.
struct InboxMemory {
  let store: PrivateStore

  /// The migration that makes room for it.
  static let migration = Migration(
    number: 3, name: "what was read of inboxes",
    sql: """
      -- A file as it was when it was read last.
      CREATE TABLE inbox_file (
        folder TEXT NOT NULL,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        -- How many lines waited, how many of them for an answer, and what that depended on besides
        -- the file.
        waiting INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        basis TEXT NOT NULL,
        -- The last line, if it had no line end, and when it was first seen.
        tail INTEGER,
        seen INTEGER,
        PRIMARY KEY (folder, name)
      ) STRICT, WITHOUT ROWID;

      -- Lines that this device has dealt with: taken, kept on it only, or dropped.
      CREATE TABLE inbox_line (
        id INTEGER PRIMARY KEY,
        outcome TEXT NOT NULL
      ) STRICT;
      """)

  /// What became of a line on this device.
  enum Outcome: String {
    case taken
    case kept
    case dropped
  }

  /// A file as it was when it was read last.
  struct File: Hashable {
    var size: Int64
    var modified: Int64
    /// How many lines wait.
    var waiting = 0
    /// How many of them wait for an answer.
    var asked = 0
    var basis = ""
    /// The last line, if it has no line end and has not been dealt with.
    var tail: EntityID?
    /// When a last line without a line end was first found.
    var seen: Timestamp?
  }

  /// What is remembered of the files in `folder`, by name.
  func files(in folder: String) throws -> [String: File] {
    let select = try store.connection.cached(
      """
      SELECT name, size, modified, waiting, basis, tail, seen, asked FROM inbox_file WHERE folder = ?
      """)
    select.bind(folder, at: 1)
    defer { select.reset() }
    var files: [String: File] = [:]
    while try select.step() {
      files[select.text(at: 0)] = File(
        size: select.integer(at: 1), modified: select.integer(at: 2),
        waiting: Int(clamping: select.integer(at: 3)), asked: Int(clamping: select.integer(at: 7)),
        basis: select.text(at: 4),
        tail: EntityID(rawValue: select.integer(at: 5)),
        seen: select.type(at: 6) == .integer
          ? Timestamp(milliseconds: select.integer(at: 6)) : nil)
    }
    return files
  }

  /// Remembers `files` of `folder`, and nothing else of it.
  func remember(_ files: [String: File], in folder: String) throws {
    guard try self.files(in: folder) != files else { return }
    try store.connection.transaction(.immediate) {
      let delete = try store.connection.cached("DELETE FROM inbox_file WHERE folder = ?")
      delete.bind(folder, at: 1)
      try delete.run()
      let insert = try store.connection.cached(
        """
        INSERT INTO inbox_file (folder, name, size, modified, waiting, basis, tail, seen, asked)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      for (name, file) in files {
        insert.bind(folder, at: 1)
        insert.bind(name, at: 2)
        insert.bind(file.size, at: 3)
        insert.bind(file.modified, at: 4)
        insert.bind(Int64(file.waiting), at: 5)
        insert.bind(file.basis, at: 6)
        insert.bind(file.tail?.rawValue, at: 7)
        insert.bind(file.seen?.milliseconds, at: 8)
        insert.bind(Int64(file.asked), at: 9)
        try insert.run()
      }
    }
  }

  /// Notes that one line less of a file waits for an answer.
  func answerOne(of name: String, in folder: String) throws {
    let update = try store.connection.cached(
      "UPDATE inbox_file SET asked = max(0, asked - 1) WHERE folder = ? AND name = ?")
    update.bind(folder, at: 1)
    update.bind(name, at: 2)
    try update.run()
  }

  /// What became of the line on this device; `nil` if it has not dealt with it.
  func outcome(of line: EntityID) throws -> Outcome? {
    let select = try store.connection.cached("SELECT outcome FROM inbox_line WHERE id = ?")
    select.bind(line.rawValue, at: 1)
    defer { select.reset() }
    return try select.step() ? Outcome(rawValue: select.text(at: 0)) : nil
  }

  /// Remembers what became of lines.
  func note(_ outcome: Outcome, of lines: [EntityID]) throws {
    guard !lines.isEmpty else { return }
    try store.connection.transaction(.immediate) {
      let insert = try store.connection.cached(
        "INSERT OR REPLACE INTO inbox_line (id, outcome) VALUES (?, ?)")
      for line in lines {
        insert.bind(line.rawValue, at: 1)
        insert.bind(outcome.rawValue, at: 2)
        try insert.run()
      }
    }
  }
}

extension Journal {
  /// What this device remembers about inboxes; `nil` if that is nothing, and `creates` is `false`.
  func inboxMemory(creates: Bool) throws -> InboxMemory? {
    try openPrivateStore(creates: creates).map(InboxMemory.init)
  }

  /// Whether this device has made the entity from a line of an inbox.
  func isFromInbox(_ entity: EntityID) throws -> Bool {
    guard try replica.setting(Journal.inboxSetting) != nil else { return false }
    return try inboxMemory(creates: false)?.outcome(of: entity) == .taken
  }
}
