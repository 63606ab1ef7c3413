import DuologSQLite
import Testing

@Suite struct StorageErrorOfSQLiteTests {
  @Test func `an error has a code, a message and a statement`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY) STRICT; INSERT INTO t VALUES (1)")
    let error = try #require(throws: StorageError.self) {
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
        + "UNIQUE constraint failed: t.a (code 1555).")
  }

  @Test func `the error quotes invalid SQL`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    let error = try #require(throws: StorageError.self) { _ = try connection.cached("SELEC 1") }
    #expect(error.code == .error)
    #expect(
      error.description
        == "SQLite could not run \"SELEC 1\": near \"SELEC\": syntax error (code 1).")
  }

  @Test func `an error without a statement is also a sentence`() {
    let error = StorageError(extendedCode: 13, message: "database or disk is full")
    #expect(error.code == .full)
    #expect(error.description == "SQLite failed: database or disk is full (code 13).")
  }

  @Test func `an error of the system says which one`() throws {
    let error = try #require(throws: StorageError.self) {
      _ = try Connection(path: "/nowhere/at/all.sqlite", mode: .create)
    }
    #expect(error.code == .cannotOpen)
    #expect(error.systemCode == 2, "ENOENT")
  }

  @Test func `codes have names, and unknown ones are preserved`() {
    let names = (1...26).map { StorageError.Code(rawValue: $0).description }
    #expect(Set(names).count == 25)  // 22 is noLargeFiles; 24, "format", is not used by SQLite.
    #expect(StorageError(extendedCode: 0x1_0000 | 5, message: "").code == .busy)
    #expect(StorageError.Code(rawValue: 99).description == "unknown")
  }
}
