import DuologSQLite
import Testing

@Suite struct SQLiteErrorTests {
  @Test func `an error has a code, a message and a statement`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY) STRICT; INSERT INTO t VALUES (1)")
    let error = try #require(throws: SQLiteError.self) {
      let insert = try connection.prepare("INSERT INTO t VALUES (?)")
      insert.bind(1, at: 1)
      try insert.run()
    }
    #expect(error.code == .constraint)
    #expect(error.extendedCode == 1555)
    #expect(error.message == "UNIQUE constraint failed: t.a")
    #expect(error.sql == "INSERT INTO t VALUES (?)")
    #expect(
      error.description == "SQLite could not run \"INSERT INTO t VALUES (?)\": "
        + "UNIQUE constraint failed: t.a (constraint, code 1555).")
  }

  @Test func `the error quotes invalid SQL`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    let error = try #require(throws: SQLiteError.self) { _ = try connection.cached("SELEC 1") }
    #expect(error.code == .error)
    #expect(
      error.description
        == "SQLite could not run \"SELEC 1\": near \"SELEC\": syntax error (error, code 1).")
  }

  @Test func `an error without a statement is also a sentence`() {
    let error = SQLiteError(extendedCode: 13, message: "database or disk is full")
    #expect(error.code == .full)
    #expect(error.description == "SQLite failed: database or disk is full (full, code 13).")
  }

  @Test func `an error of the system says which one`() throws {
    let error = try #require(throws: SQLiteError.self) {
      _ = try Connection(path: "/nowhere/at/all.sqlite", mode: .create)
    }
    #expect(error.code == .cannotOpen)
    #expect(error.systemCode == 2, "ENOENT")
  }

  @Test func `codes have names, and unknown ones are preserved`() {
    let names = (1...26).map { SQLiteError.Code(rawValue: $0).description }
    #expect(Set(names).count == 25)  // 22 is noLargeFiles; 24, "format", is not used by SQLite.
    #expect(SQLiteError(extendedCode: 0x1_0000 | 5, message: "").code == .busy)
    #expect(SQLiteError.Code(rawValue: 99).description == "unknown")
  }
}
