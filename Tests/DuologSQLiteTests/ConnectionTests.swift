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

  @Test func aNewDatabaseAndItsCompanionsAreReadableByTheirOwnerOnly() throws {
    let connection = try Connection(path: path, mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES (1)")
    #expect(try directory.names() == ["journal.db", "journal.db-shm", "journal.db-wal"])
    for name in try directory.names() {
      #expect(try permissions(of: name) == 0o600, "\(name)")
    }
  }

  @Test func theSettingsAreTheOnesThatAreDocumented() throws {
    let connection = try Connection(path: path, mode: .create, busyTimeout: 1234)
    let mode = try connection.prepare("PRAGMA journal_mode")
    #expect(try mode.step())
    #expect(mode.text(at: 0) == "wal")
    #expect(try connection.integer("PRAGMA synchronous") == 2)
    #expect(try connection.integer("PRAGMA foreign_keys") == 1)
    #expect(try connection.integer("PRAGMA trusted_schema") == 0)
    #expect(try connection.integer("PRAGMA busy_timeout") == 1234)
    #expect(try connection.integer("PRAGMA cache_size") == -8192)
    #expect(try connection.integer("PRAGMA page_size") == 8192)
  }

  @Test func theSchemaTableCannotBeWrittenTo() throws {
    let connection = try Connection(path: path, mode: .create)
    try connection.execute("PRAGMA writable_schema = ON")
    #expect(throws: SQLiteError.self) {
      try connection.execute("DELETE FROM sqlite_schema")
    }
  }

  @Test func aNameInDoubleQuotesIsNeverTakenForAText() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    #expect(throws: SQLiteError.self) { try connection.prepare("SELECT \"misspelt\"") }
  }

  @Test func openingAMissingFileWithoutCreatingThrowsAndMakesNone() throws {
    for mode in [Connection.Mode.readWrite, .readOnly] {
      let error = try #require(throws: SQLiteError.self) {
        _ = try Connection(path: path, mode: mode)
      }
      #expect(error.code == .cannotOpen)
      #expect(error.message.contains(path))
    }
    #expect(try directory.names() == [])
  }

  @Test func aMissingDirectoryIsNamedInTheError() throws {
    let inNowhere = directory.path("nowhere/journal.db")
    let error = try #require(throws: SQLiteError.self) {
      _ = try Connection(path: inNowhere, mode: .create)
    }
    #expect(error.code == .cannotOpen)
    #expect(error.message.contains("\(inNowhere): No such file or directory"))
  }

  @Test func aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws {
    let text = Array("Dear diary, this is more than a hundred bytes of plain text. ".utf8)
    try directory.write(text + text, to: "journal.db")
    let error = try #require(throws: SQLiteError.self) {
      _ = try Connection(path: path, mode: .create)
    }
    #expect(error.code == .notADatabase)
    #expect(try directory.contents(of: "journal.db") == text + text)
    #expect(try directory.names() == ["journal.db"])
  }

  @Test func openingThatFailsLeavesNoFileHandleOpen() throws {
    try directory.write(Array(repeating: UInt8(ascii: "x"), count: 4096), to: "journal.db")
    #expect(throws: SQLiteError.self) { try Connection(path: path, mode: .readWrite) }
    // The kernel's own list of what this process has open, where there is one.
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
  func everyCharacterOfANameStandsForItself(name: String) throws {
    let connection = try Connection(path: directory.path(name), mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER) STRICT")
    try connection.close()
    #expect(try directory.names() == [name])
    let reader = try Connection(path: directory.path(name), mode: .readOnly)
    #expect(try reader.integer("SELECT count(*) FROM t") == 0)
  }

  @Test(arguments: ["", "journal.db\0.txt"])
  func whatCannotNameAFileIsRefused(path: String) throws {
    let error = try #require(throws: SQLiteError.self) {
      _ = try Connection(path: path, mode: .create)
    }
    #expect(error.code == .cannotOpen)
  }

  @Test func openingADatabaseInAnotherJournalModeDoesNotChangeIt() throws {
    let connection = try Connection(path: path, mode: .create)
    try connection.execute("PRAGMA journal_mode = DELETE; CREATE TABLE t(a INTEGER) STRICT")
    try connection.close()
    let before = try directory.contents(of: "journal.db")

    let again = try Connection(path: path, mode: .create)
    #expect(try again.integer("SELECT count(*) FROM t") == 0)
    try again.close()
    #expect(try directory.contents(of: "journal.db") == before)
  }

  @Test func aDatabaseInMemoryNeedsNoFile() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES (7)")
    #expect(try connection.integer("SELECT a FROM t") == 7)
    #expect(!FileManager.default.fileExists(atPath: ":memory:"))
  }

  @Test func foreignKeysAreEnforced() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute(
      """
      CREATE TABLE goal(id INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE checkin(goal INTEGER NOT NULL REFERENCES goal) STRICT;
      """)
    let error = try #require(throws: SQLiteError.self) {
      try connection.execute("INSERT INTO checkin VALUES (1)")
    }
    #expect(error.code == .constraint)
    #expect(error.extendedCode == 787)
  }

  @Test func aScriptStopsAtItsFirstErrorAndNamesThatStatement() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    let error = try #require(throws: SQLiteError.self) {
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
  func aScriptOfNothingDoesNothing(script: String) throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute(script)
    let error = try #require(throws: SQLiteError.self) { _ = try connection.prepare(script) }
    #expect(error.code == .misuse)
  }

  @Test func preparingTakesExactlyOneStatement() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    for sql in ["SELECT 1; SELECT 2", "SELECT 1 \0 OR 1"] {
      let error = try #require(throws: SQLiteError.self) { _ = try connection.prepare(sql) }
      #expect(error.code == .misuse)
      #expect(error.sql == sql)
    }
    let one = try connection.prepare(" SELECT 1; -- and no more\n")
    #expect(try one.step())
  }

  @Test func aCachedStatementIsTheSameOneEachTimeAndComesBackResetAndUnbound() throws {
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

  @Test func changesCountTheRowsOfTheLastStatementThatWrote() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3)")
    #expect(connection.changes == 3)
    try connection.execute("DELETE FROM t WHERE a > 5")
    #expect(connection.changes == 0)
    #expect(connection.lastInsertedRowID == 3)
  }

  @Test func aNumberIsNilWithoutARowAndForNull() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    #expect(try connection.integer("SELECT 1 WHERE 0") == nil)
    #expect(try connection.integer("SELECT NULL") == nil)
    #expect(try connection.integer("SELECT 2 UNION SELECT 1 ORDER BY 1") == 1)
  }

  @Test func closingTwiceDoesNothingMoreAndWhatIsLeftAnswersWithMisuse() throws {
    let connection = try Connection(path: path, mode: .create)
    let statement = try connection.cached("SELECT 1")
    try connection.close()
    try connection.close()
    #expect(try directory.names() == ["journal.db"])

    #expect(connection.changes == 0)
    #expect(connection.lastInsertedRowID == 0)
    #expect(!connection.isInTransaction)
    let closed = try #require(throws: SQLiteError.self) { try connection.execute("SELECT 1") }
    #expect(closed.code == .misuse)
    statement.reset()
    statement.bind(1, at: 1)
    #expect(statement.text(at: 0) == "")
    let finalized = try #require(throws: SQLiteError.self) { _ = try statement.step() }
    #expect(finalized.code == .misuse)
  }

  @Test func closingWaitsForStatementsThatWerePreparedForOneUse() throws {
    let connection = try Connection(path: path, mode: .create)
    var statement: Statement? = try connection.prepare("SELECT 1")
    let error = try #require(throws: SQLiteError.self) { try connection.close() }
    #expect(error.code == .busy)
    #expect(try statement?.step() == true)
    statement = nil
    try connection.close()
  }

  @Test func aConnectionThatIsLetGoClosesItsFile() throws {
    do {
      let connection = try Connection(path: path, mode: .create)
      try connection.execute("CREATE TABLE t(a INTEGER) STRICT")
      _ = try connection.cached("SELECT a FROM t")
    }
    // The last connection to close removes the write-ahead log.
    #expect(try directory.names() == ["journal.db"])
  }
}
