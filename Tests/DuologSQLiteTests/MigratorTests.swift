import DuologSQLite
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct MigratorTests {
  static let first = Migration(
    number: 1, name: "goals", sql: "CREATE TABLE goal(id INTEGER PRIMARY KEY) STRICT")
  static let second = Migration(
    number: 2, name: "titles",
    sql: """
      ALTER TABLE goal ADD COLUMN title TEXT NOT NULL DEFAULT '';
      INSERT INTO goal(id) VALUES (1);
      """)

  let directory: TemporaryDirectory
  let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("journal.db")
  }

  private func migrator(_ migrations: Migration...) -> Migrator {
    Migrator(applicationID: 0x4475_6F6C, migrations: migrations)
  }

  /// Opens the file, migrates it and closes it again.
  private func migrate(with migrator: Migrator) throws {
    let connection = try Connection(path: path, mode: .create)
    try migrator.migrate(connection)
    try connection.close()
  }

  @Test func `a new file gets every migration and is marked as ours`() throws {
    let connection = try Connection(path: path, mode: .create)
    try migrator(Self.first, Self.second).migrate(connection)
    #expect(try connection.integer("PRAGMA application_id") == 0x4475_6F6C)
    #expect(try connection.integer("PRAGMA user_version") == 2)
    #expect(try connection.integer("SELECT count(*) FROM goal WHERE title = ''") == 1)
    #expect(try connection.integer("PRAGMA foreign_keys") == 1)
  }

  @Test func `an older file gets only the missing migrations`() throws {
    try migrate(with: migrator(Self.first))
    try migrate(with: migrator(Self.first, Self.second))
    let connection = try Connection(path: path, mode: .readOnly)
    #expect(try connection.integer("PRAGMA user_version") == 2)
    #expect(try connection.integer("SELECT count(*) FROM goal") == 1)
  }

  @Test func `a current file is not written to`() throws {
    try migrate(with: migrator(Self.first, Self.second))
    let before = try directory.contents(of: "journal.db")
    try migrate(with: migrator(Self.first, Self.second))
    #expect(try directory.contents(of: "journal.db") == before)
  }

  @Test func `a newer file is refused and left unchanged, byte for byte`() throws {
    try migrate(with: migrator(Self.first, Self.second))
    let before = try directory.contents(of: "journal.db")
    let error = try #require(throws: StorageError.self) {
      try migrate(with: migrator(Self.first))
    }
    #expect(error.kind == .newerFormat(found: 2, known: 1))
    #expect(try directory.contents(of: "journal.db") == before)
    #expect(try directory.names() == ["journal.db"])
  }

  @Test(arguments: [0, 77])
  func `another program's file is refused and left unchanged, byte for byte`(applicationID: Int32)
    throws
  {
    let connection = try Connection(path: path, mode: .create)
    try connection.execute(
      """
      PRAGMA journal_mode = DELETE;
      PRAGMA application_id = \(applicationID);
      CREATE TABLE recipe(id INTEGER PRIMARY KEY) STRICT;
      """)
    try connection.close()
    let before = try directory.contents(of: "journal.db")
    let error = try #require(throws: StorageError.self) {
      try migrate(with: migrator(Self.first))
    }
    #expect(error.kind == .foreignFile)
    #expect(error.message == "a database of another program (application \(applicationID))")
    #expect(try directory.contents(of: "journal.db") == before)
    #expect(try directory.names() == ["journal.db"])
  }

  @Test func `a failed migration leaves the file at its previous version`() throws {
    let broken = Migration(
      number: 2, name: "broken", sql: "CREATE TABLE extra(a INTEGER) STRICT; SELECT missing")
    let connection = try Connection(path: path, mode: .create)
    let error = try #require(throws: StorageError.self) {
      try migrator(Self.first, broken).migrate(connection)
    }
    #expect(error.message == "no such column: missing")
    #expect(try connection.integer("PRAGMA user_version") == 1)
    #expect(
      try connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'") == 0)
    #expect(try connection.integer("PRAGMA foreign_keys") == 1)
    // The next version of the program continues from there.
    try migrator(Self.first, Self.second).migrate(connection)
    #expect(try connection.integer("PRAGMA user_version") == 2)
  }

  @Test func `a table that others refer to can be replaced`() throws {
    let tables = Migration(
      number: 1, name: "tables",
      sql: """
        CREATE TABLE goal(id INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE term(goal INTEGER NOT NULL REFERENCES goal ON DELETE CASCADE) STRICT;
        INSERT INTO goal VALUES (1), (2);
        INSERT INTO term VALUES (1), (2);
        """)
    let replaced = Migration(
      number: 2, name: "replaced",
      sql: """
        CREATE TABLE new(id INTEGER PRIMARY KEY, title TEXT) STRICT;
        INSERT INTO new(id) SELECT id FROM goal;
        DROP TABLE goal;
        ALTER TABLE new RENAME TO goal;
        """)
    let connection = try Connection(path: path, mode: .create)
    try migrator(tables, replaced).migrate(connection)
    #expect(try connection.integer("SELECT count(*) FROM term JOIN goal ON goal = id") == 2)

    let careless = Migration(number: 3, name: "careless", sql: "DELETE FROM goal WHERE id = 2")
    let error = try #require(throws: StorageError.self) {
      try migrator(tables, replaced, careless).migrate(connection)
    }
    #expect(error.kind == .other)
    #expect(
      error.description
        == "The update to format 3 would leave rows of the table term that refer to nothing.")
    #expect(try connection.integer("SELECT count(*) FROM goal") == 2)
    #expect(try connection.integer("PRAGMA user_version") == 2)
  }

  @Test func `a file restored from a backup is switched back to WAL mode`() throws {
    try migrate(with: migrator(Self.first))
    let copy = directory.path("copy.db")
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.execute("VACUUM INTO '\(copy)'")
    let restored = try Connection(path: copy, mode: .readWrite)
    try migrator(Self.first).migrate(restored)
    let mode = try restored.prepare("PRAGMA journal_mode")
    #expect(try mode.step())
    #expect(mode.text(at: 0) == "wal")
  }
}
