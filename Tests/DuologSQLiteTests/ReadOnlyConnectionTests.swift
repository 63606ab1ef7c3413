import DuologSQLite
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct ReadOnlyConnectionTests {
  let directory: TemporaryDirectory
  let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("journal.db")
    let connection = try Connection(path: path, mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES (7)")
    try connection.close()
  }

  @Test func `reading creates no file and changes none`() throws {
    let before = try directory.contents(of: "journal.db")
    let reader = try Connection(path: path, mode: .readOnly)
    #expect(try reader.integer("SELECT a FROM t") == 7)
    #expect(try directory.names() == ["journal.db"])
    try reader.close()
    #expect(try directory.names() == ["journal.db"])
    #expect(try directory.contents(of: "journal.db") == before)
  }

  @Test func `writing is refused`() throws {
    let before = try directory.contents(of: "journal.db")
    let reader = try Connection(path: path, mode: .readOnly)
    let error = try #require(throws: StorageError.self) {
      try reader.execute("INSERT INTO t VALUES (8)")
    }
    #expect(error.code == .readOnly)
    try reader.close()
    #expect(try directory.contents(of: "journal.db") == before)
  }

  @Test func `a reader next to a writer sees what has been committed`() throws {
    let writer = try Connection(path: path, mode: .readWrite)
    try writer.execute("INSERT INTO t VALUES (8)")
    let log = try directory.contents(of: "journal.db-wal")

    let reader = try Connection(path: path, mode: .readOnly)
    #expect(try reader.integer("SELECT sum(a) FROM t") == 15)
    try reader.close()
    #expect(try directory.contents(of: "journal.db-wal") == log)
    #expect(try writer.integer("SELECT sum(a) FROM t") == 15)
  }

  @Test func `what a crash left is read if its index exists, and refused otherwise`() throws {
    // A copy of an open connection's files is what a crash leaves on the disk.
    let writer = try Connection(path: path, mode: .readWrite)
    try writer.execute("INSERT INTO t VALUES (8)")
    let crashed = try TemporaryDirectory()
    for name in try directory.names() {
      try crashed.write(directory.contents(of: name), to: name)
    }
    do {
      let reader = try Connection(path: crashed.path("journal.db"), mode: .readOnly)
      #expect(try reader.integer("SELECT sum(a) FROM t") == 15)
    }
    for name in ["journal.db", "journal.db-wal"] {
      #expect(try crashed.contents(of: name) == directory.contents(of: name), "\(name)")
    }

    let withoutIndex = try TemporaryDirectory()
    for name in ["journal.db", "journal.db-wal"] {
      try withoutIndex.write(directory.contents(of: name), to: name)
    }
    let error = try #require(throws: StorageError.self) {
      _ = try Connection(path: withoutIndex.path("journal.db"), mode: .readOnly)
    }
    #expect(error.code == .cannotOpen)
    #expect(error.message.contains("was not closed properly"))
    #expect(try withoutIndex.names() == ["journal.db", "journal.db-wal"])

    // Opening for writing recovers it.
    let recovered = try Connection(path: withoutIndex.path("journal.db"), mode: .readWrite)
    #expect(try recovered.integer("SELECT sum(a) FROM t") == 15)
  }

  @Test func `an empty file reads as a database without tables`() throws {
    try directory.write([], to: "empty.db")
    let reader = try Connection(path: directory.path("empty.db"), mode: .readOnly)
    #expect(try reader.integer("SELECT count(*) FROM sqlite_schema") == 0)
    try reader.close()
    #expect(try directory.contents(of: "empty.db") == [])
  }
}
