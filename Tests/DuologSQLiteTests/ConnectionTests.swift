import DuologSQLite
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct ConnectionTests {
  let directory: TemporaryDirectory
  let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("journal.db")
  }

  private func permissions(of name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: directory.path(name))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  @Test func `only their owner can read a new database and its companion files`() throws {
    let connection = try Connection(path: path, mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES (1)")
    #expect(try directory.names() == ["journal.db", "journal.db-shm", "journal.db-wal"])
    for name in try directory.names() {
      #expect(try permissions(of: name) == 0o600, "\(name)")
    }
  }

  @Test func `the settings are as documented`() throws {
    let connection = try Connection(path: path, mode: .create, busyTimeout: 1234)
    let mode = try connection.prepare("PRAGMA journal_mode")
    #expect(try mode.step())
    #expect(mode.text(at: 0) == "wal")
    #expect(try connection.integer("PRAGMA synchronous") == 2)
    #expect(try connection.integer("PRAGMA foreign_keys") == 1)
    #expect(try connection.integer("PRAGMA trusted_schema") == 0)
    #expect(try connection.integer("PRAGMA busy_timeout") == 1234)
    #expect(try connection.integer("PRAGMA cache_size") == -5120)
    #expect(try connection.integer("PRAGMA page_size") == 8192)
  }

  @Test func `the schema table cannot be written to`() throws {
    let connection = try Connection(path: path, mode: .create)
    try connection.execute("PRAGMA writable_schema = ON")
    #expect(throws: StorageError.self) {
      try connection.execute("DELETE FROM sqlite_schema")
    }
  }

  @Test func `a name in double quotes is never treated as a string`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    #expect(throws: StorageError.self) { try connection.prepare("SELECT \"misspelt\"") }
  }

  @Test func `opening a missing file without creating it throws and creates none`() throws {
    for mode in [Connection.Mode.readWrite, .readOnly] {
      let error = try #require(throws: StorageError.self) {
        _ = try Connection(path: path, mode: mode)
      }
      #expect(error.code == .cannotOpen)
      #expect(error.message.contains(path))
    }
    #expect(try directory.names() == [])
  }

  @Test func `the error names a missing directory`() throws {
    let inNowhere = directory.path("nowhere/journal.db")
    let error = try #require(throws: StorageError.self) {
      _ = try Connection(path: inNowhere, mode: .create)
    }
    #expect(error.code == .cannotOpen)
    #expect(error.message.contains("\(inNowhere): No such file or directory"))
  }

  @Test func `a file that is not a database is refused and left alone`() throws {
    let text = Array("Dear diary, this is more than a hundred bytes of plain text. ".utf8)
    try directory.write(text + text, to: "journal.db")
    let error = try #require(throws: StorageError.self) {
      _ = try Connection(path: path, mode: .create)
    }
    #expect(error.code == .notADatabase)
    #expect(try directory.contents(of: "journal.db") == text + text)
    #expect(try directory.names() == ["journal.db"])
  }

  @Test func `a failed open leaves no file handle open`() throws {
    try directory.write(Array(repeating: UInt8(ascii: "x"), count: 4096), to: "journal.db")
    #expect(throws: StorageError.self) { try Connection(path: path, mode: .readWrite) }
    // The kernel's own list of this process's open files, if there is one.
    let handles = "/proc/self/fd"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: handles) else { return }
    let targets = names.compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "\(handles)/\($0)")
    }
    #expect(!targets.contains { $0.hasPrefix(directory.path) })
  }

  @Test(arguments: [
    "file:journal.db", "50% off?mode=memory#x.db", "Ana & Ben's \u{1F4D4}.db", "a:b.db",
  ])
  func `no character of a file name has a special meaning`(name: String) throws {
    let connection = try Connection(path: directory.path(name), mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER) STRICT")
    try connection.close()
    #expect(try directory.names() == [name])
    let reader = try Connection(path: directory.path(name), mode: .readOnly)
    #expect(try reader.integer("SELECT count(*) FROM t") == 0)
  }

  @Test(arguments: ["", "journal.db\0.txt"])
  func `an invalid file name is refused`(path: String) throws {
    let error = try #require(throws: StorageError.self) {
      _ = try Connection(path: path, mode: .create)
    }
    #expect(error.code == .cannotOpen)
  }

  @Test func `opening a database in another journal mode does not change it`() throws {
    let connection = try Connection(path: path, mode: .create)
    try connection.execute("PRAGMA journal_mode = DELETE; CREATE TABLE t(a INTEGER) STRICT")
    try connection.close()
    let before = try directory.contents(of: "journal.db")

    let again = try Connection(path: path, mode: .create)
    #expect(try again.integer("SELECT count(*) FROM t") == 0)
    try again.close()
    #expect(try directory.contents(of: "journal.db") == before)
  }

  @Test func `an in-memory database needs no file`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES (7)")
    #expect(try connection.integer("SELECT a FROM t") == 7)
    #expect(!FileManager.default.fileExists(atPath: ":memory:"))
  }

  @Test func `foreign keys are enforced`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute(
      """
      CREATE TABLE goal(id INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE checkin(goal INTEGER NOT NULL REFERENCES goal) STRICT;
      """)
    let error = try #require(throws: StorageError.self) {
      try connection.execute("INSERT INTO checkin VALUES (1)")
    }
    #expect(error.code == .constraint)
    #expect(error.extendedCode == 787)
  }

  @Test func `a script stops at its first error and reports that statement`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    let error = try #require(throws: StorageError.self) {
      try connection.execute(
        """
        -- A comment, then three statements.
        CREATE TABLE t(a INTEGER UNIQUE) STRICT;
        INSERT INTO t VALUES (1), (1);
        INSERT INTO t VALUES (2);
        """)
    }
    #expect(error.code == .constraint)
    #expect(error.message == "UNIQUE constraint failed: t.a")
    #expect(error.sql?.contains("INSERT INTO t VALUES (1), (1);") == true)
    #expect(try connection.integer("SELECT count(*) FROM t") == 0)
  }

  @Test(arguments: ["", "  \n", "-- nothing", ";;", "/* nothing */ ;"])
  func `an empty script does nothing`(script: String) throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute(script)
    let error = try #require(throws: StorageError.self) { _ = try connection.prepare(script) }
    #expect(error.code == .misuse)
  }

  @Test func `preparing takes exactly one statement`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    for sql in ["SELECT 1; SELECT 2", "SELECT 1 \0 OR 1"] {
      let error = try #require(throws: StorageError.self) { _ = try connection.prepare(sql) }
      #expect(error.code == .misuse)
      #expect(error.sql == sql)
    }
    let one = try connection.prepare(" SELECT 1; -- and no more\n")
    #expect(try one.step())
  }

  @Test func `a cached statement is always the same one, reset and unbound`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    let first = try connection.cached("SELECT ?")
    first.bind(5, at: 1)
    #expect(try first.step())
    #expect(first.integer(at: 0) == 5)

    let second = try connection.cached("SELECT ?")
    #expect(second === first)
    #expect(try second.step())
    #expect(second.isNull(at: 0))
    #expect(try connection.cached("SELECT ?, 1") !== first)
  }

  @Test func `changes counts the rows of the last statement that wrote`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3)")
    #expect(connection.changes == 3)
    try connection.execute("DELETE FROM t WHERE a > 5")
    #expect(connection.changes == 0)
    #expect(connection.lastInsertedRowID == 3)
  }

  @Test func `an integer is nil without a row and for NULL`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    #expect(try connection.integer("SELECT 1 WHERE 0") == nil)
    #expect(try connection.integer("SELECT NULL") == nil)
    #expect(try connection.integer("SELECT 2 UNION SELECT 1 ORDER BY 1") == 1)
  }

  @Test func `closing twice does nothing, and remaining statements report misuse`() throws {
    let connection = try Connection(path: path, mode: .create)
    let statement = try connection.cached("SELECT 1")
    try connection.close()
    try connection.close()
    #expect(try directory.names() == ["journal.db"])

    #expect(connection.changes == 0)
    #expect(connection.lastInsertedRowID == 0)
    #expect(!connection.isInTransaction)
    let closed = try #require(throws: StorageError.self) { try connection.execute("SELECT 1") }
    #expect(closed.code == .misuse)
    statement.reset()
    statement.bind(1, at: 1)
    #expect(statement.text(at: 0) == "")
    let finalized = try #require(throws: StorageError.self) { _ = try statement.step() }
    #expect(finalized.code == .misuse)
  }

  @Test func `closing fails while prepared statements exist`() throws {
    let connection = try Connection(path: path, mode: .create)
    var statement: Statement? = try connection.prepare("SELECT 1")
    let error = try #require(throws: StorageError.self) { try connection.close() }
    #expect(error.code == .busy)
    #expect(try statement?.step() == true)
    statement = nil
    try connection.close()
  }

  @Test func `a released connection closes its file`() throws {
    do {
      let connection = try Connection(path: path, mode: .create)
      try connection.execute("CREATE TABLE t(a INTEGER) STRICT")
      _ = try connection.cached("SELECT a FROM t")
    }
    // The last connection to close removes the write-ahead log.
    #expect(try directory.names() == ["journal.db"])
  }
}
